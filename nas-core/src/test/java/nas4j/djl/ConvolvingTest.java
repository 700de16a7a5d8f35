package nas4j.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("engine")
class ConvolvingTest {
    private static final int BATCH = 3;

    static Stream<Arguments> depthwiseConvolutions() {
        return Stream.of(
                Arguments.of(Window.same(3, 1, 2), TensorShape.of(16, 8, 6)),
                Arguments.of(Window.same(5, 1, 2), TensorShape.of(16, 4, 10)),
                Arguments.of(new Window(3, 5, 1, 3, 6, 0), TensorShape.of(16, 9, 15)),
                Arguments.of(Window.same(3, 1, 2), TensorShape.of(16, 7, 6)),
                Arguments.of(Window.same(3, 2, 2), TensorShape.of(4, 7, 8)),
                Arguments.of(Window.same(5, 2, 2), TensorShape.of(4, 8, 5)),
                Arguments.of(Window.square(3, 3, 3, 0), TensorShape.of(4, 8, 9)),
                Arguments.of(Window.square(3, 2, 2, 1), TensorShape.of(4, 8, 9)),
                Arguments.of(Window.same(3, 2, 4), TensorShape.of(16, 12, 12)));
    }

    /** Without gradients nothing is rearranged, and {@link OpBlocksTest} compares that with the definition. */
    @ParameterizedTest
    @MethodSource("depthwiseConvolutions")
    void trainingComputesTheSameAsInference(Window window, TensorShape shape) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int image = builder.add("image", new Op.Input(shape));
        int conv = builder.add("conv", new Op.Conv2d(shape.dim(0), window, shape.dim(0), true), image);
        ComputationGraph graph = builder.output("out", conv).build();
        Map<String, double[]> inputs = Runs.randomInputs(graph, BATCH, Seeds.generator(1));
        try (CompiledNetwork network = Runs.compile(graph);
                NDManager step = network.newManager()) {
            float[] expected = run(network, false, inputs, step);
            float[] found = run(network, true, inputs, step);
            Runs.engine().record(false);
            assertThat(found).hasSize(expected.length);
            for (int k = 0; k < found.length; k++) {
                assertThat(found[k]).as("element %d", k).isCloseTo(expected[k], within(1e-5f));
            }
        }
    }

    private static float[] run(
            CompiledNetwork network, boolean training, Map<String, double[]> inputs, NDManager step) {
        return Objects.requireNonNull(network.forward(training, Runs.arrays(network.graph(), inputs, BATCH, step))
                        .get("out"))
                .toFloatArray();
    }
}
