package nas4j.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.GraphCost;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.RandomGraphs;
import nas4j.graph.ResizeMode;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator computes what its definition says, compared with {@link PlainOps}. */
@Tag("engine")
class OpBlocksTest {
    private static final TensorShape IMAGE = TensorShape.of(4, 7, 6);
    private static final TensorShape TOKENS = TensorShape.of(5, 8);

    static Stream<Op> opsOnImages() {
        List<Op> ops = new ArrayList<>(List.of(
                new Op.Conv2d(6, Window.same(3, 1, 1), 1, true),
                new Op.Conv2d(4, Window.same(5, 2, 2), 4, false),
                new Op.Conv2d(6, new Window(1, 3, 1, 1, 0, 1), 2, true),
                new Op.Conv2d(8, new Window(3, 2, 2, 1, 2, 0), 4, true),
                new Op.Linear(3, true),
                new Op.GlobalPool(PoolKind.MAX),
                new Op.GlobalPool(PoolKind.AVERAGE),
                new Op.BatchNorm(true),
                new Op.BatchNorm(false),
                new Op.LayerNorm(),
                new Op.Resize(2, ResizeMode.NEAREST),
                new Op.Resize(3, ResizeMode.BILINEAR),
                new Op.Reshape(List.of(6, 28)),
                new Op.Transpose(List.of(2, 0, 1)),
                new Op.Flatten(),
                new Op.Position(),
                new Op.Dropout(0.5),
                new Op.Pad(1, 2, 0, 3),
                new Op.Pad(-1, 1, -2, -1),
                new Op.ChannelShuffle(2),
                new Op.Identity(),
                new Op.Zero(6, 2),
                new Op.Zero(0, 1)));
        for (PoolKind kind : PoolKind.values()) {
            ops.addAll(pools(kind));
        }
        Arrays.stream(ActivationKind.values()).map(Op.Activation::new).forEach(ops::add);
        return ops.stream();
    }

    private static List<Op> pools(PoolKind kind) {
        return List.of(
                new Op.Pool(kind, Window.same(3, 1, 1), false),
                new Op.Pool(kind, Window.same(3, 2, 1), true),
                new Op.Pool(kind, Window.square(2, 2, 1, 0), false),
                new Op.Pool(kind, new Window(3, 2, 1, 1, 0, 1), true),
                new Op.Pool(kind, Window.same(3, 2, 2), false),
                new Op.Pool(kind, Window.same(3, 1, 2), true),
                new Op.Pool(kind, Window.square(2, 2, 1, 1), true));
    }

    @ParameterizedTest
    @MethodSource("opsOnImages")
    void opsOnImagesAreAsDefined(Op op) {
        check(op, IMAGE);
    }

    static Stream<Op> opsOnTokens() {
        return Stream.of(
                new Op.Linear(3, false),
                new Op.GlobalPool(PoolKind.MAX),
                new Op.GlobalPool(PoolKind.AVERAGE),
                new Op.BatchNorm(true),
                new Op.LayerNorm(),
                new Op.Activation(ActivationKind.SOFTMAX),
                new Op.Transpose(List.of(1, 0)),
                new Op.Position(),
                new Op.Zero(0, 1));
    }

    @ParameterizedTest
    @MethodSource("opsOnTokens")
    void opsOnTokensAreAsDefined(Op op) {
        check(op, TOKENS);
    }

    static Stream<Op> opsOnVectors() {
        return Stream.of(
                new Op.Linear(3, true),
                new Op.BatchNorm(true),
                new Op.LayerNorm(),
                new Op.Activation(ActivationKind.SOFTMAX));
    }

    @ParameterizedTest
    @MethodSource("opsOnVectors")
    void opsOnVectorsAreAsDefined(Op op) {
        check(op, TensorShape.of(6));
    }

    @Test
    void opsOfSeveralInputsAreAsDefined() {
        check(new Op.Add(), IMAGE, IMAGE, IMAGE, IMAGE);
        check(new Op.Multiply(), IMAGE, TensorShape.of(4), IMAGE);
        check(new Op.Multiply(), TOKENS, TensorShape.of(8));
        check(new Op.Multiply(), TensorShape.of(8), TensorShape.of(8));
        check(new Op.Concat(), IMAGE, TensorShape.of(2, 7, 6), IMAGE);
        check(new Op.Concat(), TOKENS, TOKENS);
        check(new Op.MatMul(false), TensorShape.of(3, 8), TensorShape.of(8, 2));
        check(new Op.MatMul(true), TensorShape.of(3, 8), TensorShape.of(2, 8));
        check(new Op.Attention(2), TOKENS, TensorShape.of(3, 8), TensorShape.of(3, 6));
        check(new Op.Attention(1), TOKENS, TOKENS, TOKENS);
        check(new Op.Embedding(4, 3), TensorShape.of(DataType.INT32, 5));
    }

    private static void check(Op op, TensorShape... inputs) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int[] ids = new int[inputs.length];
        for (int k = 0; k < ids.length; k++) {
            ids[k] = builder.add("in" + k, new Op.Input(inputs[k]));
        }
        check(builder.output("out", builder.add("op", op, ids)).build(), Seeds.generator(1));
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
