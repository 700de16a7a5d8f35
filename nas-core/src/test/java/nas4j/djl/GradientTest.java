package nas4j.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of every operator with weights, and of what comes before it, against finite differences. */
@Tag("engine")
class GradientTest {
    private static final int BATCH = 3;
    private static final float STEP = 1e-2f;
    private static final TensorShape IMAGE = TensorShape.of(4, 5, 5);
    private static final TensorShape TOKENS = TensorShape.of(4, 6);

    record Case(Op op, TensorShape in) {}

    static Stream<Case> opsWithWeights() {
        return Stream.of(
                new Case(new Op.Conv2d(6, Window.same(3, 1, 1), 1, true), IMAGE),
                new Case(new Op.Conv2d(4, Window.same(3, 2, 2), 4, true), IMAGE),
                new Case(new Op.Conv2d(4, new Window(1, 3, 1, 1, 0, 1), 2, false), IMAGE),
                new Case(new Op.Conv2d(16, Window.same(3, 1, 2), 16, true), TensorShape.of(16, 6, 4)),
                new Case(new Op.Conv2d(32, Window.same(5, 1, 3), 16, false), TensorShape.of(16, 6, 3)),
                new Case(new Op.Linear(3, true), TOKENS),
                new Case(new Op.BatchNorm(true), IMAGE),
                new Case(new Op.BatchNorm(true), TOKENS),
                new Case(new Op.LayerNorm(), IMAGE),
                new Case(new Op.LayerNorm(), TOKENS),
                new Case(new Op.Position(), TOKENS),
                new Case(new Op.Embedding(4, 3), TensorShape.of(DataType.INT32, 5)));
    }

    @ParameterizedTest
    @MethodSource("opsWithWeights")
    void gradientsAreFiniteDifferences(Case example) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("in", new Op.Input(example.in));
        if (example.in.type() == DataType.FLOAT32) {
            at = builder.add("before", new Op.Position(), at);
        }
        at = builder.add("op", example.op, at);
        at = builder.add("after", new Op.Activation(ActivationKind.SWISH), at);
        check(builder.output("out", at).build());
    }

    private static void check(ComputationGraph graph) {
        RandomGenerator random = Seeds.generator(7);
        Map<String, double[]> inputs = Runs.randomInputs(graph, BATCH, random);
        try (CompiledNetwork network = Runs.compile(graph)) {
            Weights weights = Runs.randomWeights(network, random);
            network.load(weights);
            Map<String, float[]> gradients = gradients(network, inputs);
            for (Parameter parameter : network.trained()) {
                float[] found = Objects.requireNonNull(gradients.get(parameter.path()));
                int k = random.nextInt(found.length);
                double up = loss(network, weights, parameter.path(), k, STEP, inputs);
                double down = loss(network, weights, parameter.path(), k, -STEP, inputs);
                assertThat((double) found[k])
                        .as("%s[%d]", parameter.path(), k)
                        .isCloseTo((up - down) / (2 * STEP), within(2e-3 + 0.02 * Math.abs(found[k])));
            }
        }
    }

    private static Map<String, float[]> gradients(CompiledNetwork network, Map<String, double[]> inputs) {
        Map<String, float[]> gradients = new LinkedHashMap<>();
        try (NDManager step = network.newManager()) {
            network.backward(lossOf(network, inputs, step));
            for (Parameter parameter : network.trained()) {
                try (NDArray gradient = network.findGradient(parameter).orElseThrow()) {
                    gradients.put(parameter.path(), gradient.toFloatArray());
                }
            }
        }
        return gradients;
    }

    private static double loss(
            CompiledNetwork network,
            Weights weights,
            String path,
            int index,
            float change,
            Map<String, double[]> inputs) {
        Map<String, Weights.Tensor> changed = new LinkedHashMap<>(weights.tensors());
        Weights.Tensor tensor = Objects.requireNonNull(changed.get(path));
        float[] values = new float[tensor.values().remaining()];
        tensor.values().get(values);
        values[index] += change;
        changed.put(path, new Weights.Tensor(tensor.shape(), FloatBuffer.wrap(values)));
        network.load(Weights.of(changed));
        try (NDManager step = network.newManager()) {
            return lossOf(network, inputs, step).getFloat();
        }
    }

    /** The sum of the squares: large enough for differences to stand out of the rounding. */
    private static NDArray lossOf(CompiledNetwork network, Map<String, double[]> inputs, NDManager step) {
        NDArray[] arrays = Runs.arrays(network.graph(), inputs, BATCH, step);
        return Runs.loss(List.copyOf(network.forward(true, arrays).values()));
    }
}
