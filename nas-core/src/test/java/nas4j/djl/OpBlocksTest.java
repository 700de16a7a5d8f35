package nas4j.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.GraphCost;
import nas4j.graph.Op;
import nas4j.graph.OpCase;
import nas4j.graph.RandomGraphs;
import nas4j.graph.TensorShape;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator computes what its definition says, compared with {@link PlainOps}. */
@Tag("engine")
class OpBlocksTest {
    static Stream<OpCase> cases() {
        return OpCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void operatorsAreAsDefined(OpCase example) {
        check(example.graph(), Seeds.generator(1));
    }

    @Test
    void randomNetworksComputeWhatTheirNodesSay() {
        Seeds.each(60, OpBlocksTest::checkRandom);
    }

    @Test
    @Tag("slow")
    void manyRandomNetworksComputeWhatTheirNodesSay() {
        Seeds.each(2_000, OpBlocksTest::checkRandom);
    }

    private static void checkRandom(RandomGenerator random) {
        ComputationGraph graph = RandomGraphs.of(random, 24);
        boolean hasSumsOfTokens = graph.nodes().stream()
                .anyMatch(node -> node.shape().type() == DataType.INT32
                        && (node.op() instanceof Op.Add || node.op() instanceof Op.Multiply));
        if (!hasSumsOfTokens) { // they may be beyond the vocabulary
            check(graph, random);
        }
    }

    private static void check(ComputationGraph graph, RandomGenerator random) {
        int batch = 2;
        try (CompiledNetwork network = Runs.compile(graph);
                NDManager step = network.newManager()) {
            Weights weights = Runs.randomWeights(network, random);
            network.load(weights);
            Map<String, double[]> inputs = Runs.randomInputs(graph, batch, random);
            Map<String, NDArray> outputs = network.forward(false, Runs.arrays(graph, inputs, batch, step));
            for (int example = 0; example < batch; example++) {
                Map<Integer, double[]> plain = new PlainOps(graph, weights).run(slice(inputs, example, batch));
                for (Map.Entry<String, Integer> output : graph.outputs().entrySet()) {
                    NDArray found = Objects.requireNonNull(outputs.get(output.getKey()));
                    TensorShape shape = graph.node(output.getValue()).shape();
                    assertThat(found.getShape()).isEqualTo(new Shape(Shapes.batch(shape, batch)));
                    assertClose(found, example, Objects.requireNonNull(plain.get(output.getValue())));
                }
            }
            long trained = network.trained().stream()
                    .mapToLong(parameter -> parameter.array().size())
                    .sum();
            assertThat(trained).isEqualTo(GraphCost.of(graph).parameters());
        }
    }

    private static Map<String, double[]> slice(Map<String, double[]> inputs, int example, int batch) {
        Map<String, double[]> slices = new HashMap<>();
        inputs.forEach((path, values) -> {
            int size = values.length / batch;
            slices.put(path, Arrays.copyOfRange(values, example * size, (example + 1) * size));
        });
        return slices;
    }

    private static void assertClose(NDArray found, int example, double[] expected) {
        Number[] numbers = found.toArray();
        double largest = Arrays.stream(expected)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        for (int k = 0; k < expected.length; k++) {
            double value = numbers[example * expected.length + k].doubleValue();
            if (Double.isFinite(expected[k])) {
                assertThat(value).as("element %d", k).isCloseTo(expected[k], within(1e-4 * Math.max(1, largest)));
            }
        }
    }
}
