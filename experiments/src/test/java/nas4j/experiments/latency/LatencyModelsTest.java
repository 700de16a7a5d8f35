package nas4j.experiments.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import nas4j.experiments.kernels.KernelFiles;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Precision;
import nas4j.graph.Simplification;
import nas4j.graph.quantize.Precisions;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.kernel.FusionRules;
import nas4j.hardware.kernel.KernelSplit;
import nas4j.hardware.kernel.PlannedKernel;
import nas4j.hardware.kernel.data.KernelTime;
import nas4j.hardware.kernel.data.SampleNetwork;
import nas4j.hardware.kernel.model.ModelFile;
import nas4j.hardware.kernel.model.ModelFit;
import nas4j.hardware.latency.LatencyModel;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Expressions;
import nas4j.space.tree.Quantize;
import nas4j.space.tree.SpaceTree;
import nas4j.spaces.Catalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyModelsTest {
    private static final int NETWORKS = 40;

    @TempDir
    private Path folder = Path.of("");

    private final SearchSpace floats = space(Catalogue.load("mobile-mini"));
    private final SearchSpace rounded = space(Catalogue.load("mobile-mini")
            .with(new Quantize(
                    java.util.Map.of(
                            Quantize.WEIGHTS, Expressions.oneOf(8, 32), Quantize.ACTIVATIONS, Expressions.of(8)),
                    List.of(),
                    Where.UNKNOWN)));

    private static SearchSpace space(SpaceTree tree) {
        return SpaceCompiler.compile(tree);
    }

    /** A machine whose kernels all take long, and half of that with integers; models are learnt from networks of the space. */
    @BeforeEach
    void learn() throws Exception {
        write(NumberFormat.FP32, floats);
        write(NumberFormat.INT8, rounded, floats);
    }

    private void write(NumberFormat format, SearchSpace... spaces) throws Exception {
        List<SampleNetwork> networks = new ArrayList<>();
        for (int number = 0; number < NETWORKS * spaces.length; number++) {
            SearchSpace space = spaces[number % spaces.length];
            ComputationGraph graph =
                    space.decode(space.sample(new SplittableRandom(number))).graph();
            List<KernelTime> times = KernelSplit.split(graph, FusionRules.NONE).stream()
                    .map(PlannedKernel::kernel)
                    .map(kernel -> new KernelTime(kernel, kernel.isInteger() ? .05 : .1))
                    .toList();
            double ratio = times.stream().mapToDouble(KernelTime::relative).sum();
            networks.add(new SampleNetwork(
                    number,
                    "",
                    ratio,
                    1,
                    1,
                    1,
                    times.stream().map(KernelTime::kernel).toList(),
                    times));
        }
        ModelFile.write(
                ModelFit.of(FusionRules.NONE, networks).findModel().orElseThrow(),
                new KernelFiles(folder, format, 1).model());
    }

    private LatencyModel model(SearchSpace space) {
        return new LatencyModels(folder, NumberFormat.FP32, 1).require("host", space, Where.UNKNOWN);
    }

    private static double ms(LatencyModel model, Genotype genotype) {
        return model.predict(genotype, genotype.space().decode(genotype).graph())
                .medianMs();
    }

    private static double truth(Genotype genotype) {
        return KernelSplit.split(genotype.space().decode(genotype).graph(), FusionRules.NONE).stream()
                .mapToDouble(planned -> planned.kernel().isInteger() ? .05 : .1)
                .sum();
    }

    @Test
    void networksOfBothKindsOfLayersArePredictedAsTheyRound() {
        LatencyModel model = model(rounded);
        for (int seed = 100; seed < 110; seed++) {
            Genotype genotype = rounded.sample(new SplittableRandom(seed));

            assertThat(ms(model, genotype) / truth(genotype)).isBetween(.9, 1.1);
        }
    }

    @Test
    void theSameNetworkOfFloatsIsPredictedByTheModelOfBoth() {
        Genotype genotype = rounded.sample(new SplittableRandom(100));
        ComputationGraph inFloat = Precisions.everywhere(
                Simplification.simplify(rounded.decode(genotype).graph()), Precision.FLOAT32);
        double truth = .1 * KernelSplit.split(inFloat, FusionRules.NONE).size();

        assertThat(model(rounded).findByGraph(inFloat).orElseThrow().medianMs() / truth)
                .isBetween(.9, 1.1);
    }

    @Test
    void networksOfFloatsAreStillPredictedAsFloats() {
        Genotype genotype = floats.sample(new SplittableRandom(100));

        assertThat(ms(model(floats), genotype) / truth(genotype)).isBetween(.9, 1.1);
    }

    @Test
    void withoutAModelOfIntegersItSaysHowToMakeOne() throws Exception {
        Files.delete(new KernelFiles(folder, NumberFormat.INT8, 1).model());

        assertThat(model(floats)).isNotNull();
        assertThatThrownBy(() -> model(rounded))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("`nas device profile --build --precision int8`");
    }
}
