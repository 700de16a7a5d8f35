package nas4j.hardware.kernel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.hardware.kernel.FusionRules;
import nas4j.hardware.kernel.SyntheticRuntime;
import nas4j.hardware.kernel.data.SampleNetwork;
import nas4j.hardware.kernel.measure.NetworkMeasurement;
import nas4j.hardware.kernel.sample.SampleNetworks;
import nas4j.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelModelTest {
    private static final FusionRules RULES = new FusionRules(Set.of("conv>relu", "conv>norm"), 16);
    private static final KernelModel MODEL = model();

    @TempDir
    private Path folder = Path.of("");

    private static ComputationGraph network(int seed) {
        return SampleNetworks.draw(List.of(), new SplittableRandom(seed));
    }

    private static KernelModel model() {
        SyntheticRuntime runtime = new SyntheticRuntime(RULES, SyntheticRuntime::cost);
        List<SampleNetwork> networks = new ArrayList<>();
        for (int seed = 0; seed < 60; seed++) {
            ComputationGraph graph = network(seed);
            NetworkMeasurement found = NetworkMeasurement.of(graph, RULES, runtime.time(graph, true));
            networks.add(new SampleNetwork(
                    seed,
                    "",
                    found.ratio(),
                    found.referenceMs(),
                    GraphCost.of(graph).macs(),
                    1,
                    found.plan(),
                    found.times()));
        }
        return ModelFit.of(RULES, networks).findModel().orElseThrow();
    }

    private static String text(KernelModel model, ComputationGraph network) {
        try {
            return model.predict(network).toString();
        } catch (MissingKernelException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void aFileGivesTheSameModel() throws Exception {
        Path file = folder.resolve("host.model");
        ModelFile.write(MODEL, file);
        KernelModel read = ModelFile.read(file);

        assertThat(read.rules()).isEqualTo(MODEL.rules());
        assertThat(read.scores()).isEqualTo(MODEL.scores());
        for (int seed = 0; seed < 20; seed++) {
            assertThat(text(read, network(seed))).isEqualTo(text(MODEL, network(seed)));
            assertThat(read.msOfMacs(network(seed))).isEqualTo(MODEL.msOfMacs(network(seed)));
            assertThat(read.msOfRoofline(network(seed))).isEqualTo(MODEL.msOfRoofline(network(seed)));
        }
    }

    @Test
    void aFileThatIsNoModelIsSaidSo() throws Exception {
        Path file = Files.writeString(folder.resolve("host.model"), "no model");

        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is no model of this version");
    }

    @Test
    void aKernelWithoutAModelIsNamed() {
        ComputationGraph.Builder graph = ComputationGraph.builder();
        int tokens = graph.add("tokens", new Op.Input(TensorShape.of(4, 6)));
        int product = graph.add("product", new Op.MatMul(true), tokens, tokens);
        ComputationGraph network = graph.output("out", product).build();

        assertThatThrownBy(() -> MODEL.predict(network))
                .isInstanceOf(MissingKernelException.class)
                .hasMessageContaining("no model of kernels of the kind [matmul], such as [matmul 6x4x1 -> 4x4x1]");
    }

    @Test
    void itBeatsMultiplyAccumulatesAlone() {
        SyntheticRuntime runtime = new SyntheticRuntime(RULES, SyntheticRuntime::cost);
        double byKernels = 0;
        double byMacs = 0;
        int known = 0;
        for (int seed = 100; seed < 160; seed++) {
            double truth = runtime.time(network(seed), true).ratio() * MODEL.referenceMs();
            try {
                byKernels += Math.abs(Math.log(MODEL.predict(network(seed)).ms() / truth));
                byMacs += Math.abs(Math.log(MODEL.msOfMacs(network(seed)) / truth));
                known++;
            } catch (MissingKernelException _) {
                // rare kinds are not known of so few networks
            }
        }
        assertThat(known).isGreaterThan(10);
        assertThat(byKernels).isLessThan(byMacs / 2);
    }
}
