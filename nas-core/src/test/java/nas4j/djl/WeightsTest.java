package nas4j.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import nas4j.contract.Seeds;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("engine")
class WeightsTest {
    @TempDir
    private Path folder = Path.of("");

    private static ComputationGraph network(int features) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("in", new Op.Input(TensorShape.of(3)));
        at = builder.add("first", new Op.Linear(4, true), at);
        at = builder.add("norm", new Op.BatchNorm(true), at);
        return builder.output("out", builder.add("second", new Op.Linear(features, false), at))
                .build();
    }

    private static void assertSame(Weights found, Weights expected) {
        assertThat(found.tensors().keySet()).isEqualTo(expected.tensors().keySet());
        found.tensors().forEach((path, tensor) -> {
            Weights.Tensor other = Objects.requireNonNull(expected.tensors().get(path));
            assertThat(tensor.shape()).isEqualTo(other.shape());
            assertThat(tensor.values()).isEqualTo(other.values());
        });
    }

    @Test
    void whatIsSavedIsLoaded() throws IOException {
        Path file = folder.resolve("weights.safetensors");
        try (CompiledNetwork network = Runs.compile(network(5));
                CompiledNetwork other = new GraphCompiler(Runs.engine()).compile(network(5), 2)) {
            Weights weights = Runs.randomWeights(network, Seeds.generator(1));
            weights.save(file);
            other.load(Weights.load(file));
            assertSame(other.weights(), weights);
        }
        assertThat(folder).isDirectoryContaining(file::equals);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void aChildTakesWhatFits() {
        try (CompiledNetwork parent = Runs.compile(network(5));
                CompiledNetwork child = new GraphCompiler(Runs.engine()).compile(network(6), 2)) {
            Weights weights = Runs.randomWeights(parent, Seeds.generator(1));
            Inherited inherited = child.inherit(weights);
            assertThat(inherited.taken()).hasSize(6).contains("first.weight", "norm.running-mean");
            assertThat(inherited.otherShape()).containsExactly("second.weight");
            assertThat(inherited.missing()).isEmpty();
            assertThatThrownBy(() -> child.load(weights))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("shapes differ at [second.weight], missing are []");
        }
    }
}
