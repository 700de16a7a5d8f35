package nas4j.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.djl.quantize.Calibration;
import nas4j.djl.quantize.Observer;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.Precision;
import nas4j.graph.Rounding;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.graph.quantize.StepNames;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values in training may stay counted in steps from a layer to the next: neither values nor gradients tell. */
@Tag("engine")
class RoundedGradientsTest {
    private static final int BATCH = 4;
    private static final int BITS = 20;
    private static final double CHANGE = 2e-4;

    /** With steps of this part of what nothing would be cut off with. */
    private static final double CUT = .6;

    /** Each way to hand values on: to layers, to a gate and a mean, to a sum, to nothing that can take steps. */
    static ComputationGraph network(Precision precision, Precision depthwise) {
        ComputationGraph.Builder b = ComputationGraph.builder();
        int at = b.add("in", new Op.Input(TensorShape.of(4, 6, 6)));
        at = b.add("first", new Op.Conv2d(8, Window.same(3, 1, 1), 1, false), precision, at);
        at = b.add("first-norm", new Op.BatchNorm(true), precision, at);
        int relu = b.add("relu", new Op.Activation(ActivationKind.RELU), precision, at);
        at = b.add("depthwise", new Op.Conv2d(8, Window.same(3, 1, 1), 8, true), depthwise, relu);
        at = b.add("depthwise-norm", new Op.BatchNorm(true), precision, at);
        at = b.add("relu6", new Op.Activation(ActivationKind.RELU6), precision, at);
        int mean = b.add("mean", new Op.GlobalPool(PoolKind.AVERAGE), precision, at);
        int gate = b.add("gate", new Op.Linear(8, true), precision, mean);
        gate = b.add("sigmoid", new Op.Activation(ActivationKind.SIGMOID), precision, gate);
        at = b.add("product", new Op.Multiply(), precision, at, gate);
        at = b.add("last", new Op.Conv2d(8, Window.same(1, 1, 1), 1, true), precision, at);
        at = b.add("last-norm", new Op.BatchNorm(true), precision, at);
        at = b.add("sum", new Op.Add(), precision, at, relu);
        at = b.add("swish", new Op.Activation(ActivationKind.HSWISH), precision, at);
        at = b.add("mean-of-all", new Op.GlobalPool(PoolKind.AVERAGE), precision, at);
        at = b.add("classes", new Op.Linear(3, true), precision, at);
        return b.output("out", at).build();
    }

    /**
     * Steps of activations that leave the greatest values cut off.
     *
     * @param ofWeights what steps of weights are times
     */
    private static Weights calibrated(
            ComputationGraph graph, Weights weights, Map<String, double[]> inputs, double ofWeights)
            throws InterruptedException {
        try (CompiledNetwork plain = Runs.compile(graph)) {
            plain.load(weights);
            Weights found = Calibration.calibrate(plain, Observer.MIN_MAX, watcher -> {
                try (NDManager step = plain.newManager()) {
                    plain.forward(false, watcher, Runs.arrays(graph, inputs, BATCH, step));
                }
            });
            Map<String, Weights.Tensor> tensors = new LinkedHashMap<>(found.tensors());
            tensors.replaceAll((path, tensor) -> path.endsWith(".step")
                    ? times(tensor, CUT)
                    : path.endsWith(".weight-step") ? times(tensor, ofWeights) : tensor);
            return Weights.of(tensors);
        }
    }

    private static Weights.Tensor times(Weights.Tensor tensor, double factor) {
        float[] numbers = numbers(tensor);
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] *= (float) factor;
        }
        return new Weights.Tensor(tensor.shape(), FloatBuffer.wrap(numbers));
    }

    private static float[] numbers(Weights.Tensor tensor) {
        float[] numbers = new float[tensor.values().remaining()];
        tensor.values().get(numbers);
        return numbers;
    }

    /** Squares of the outputs less 1. */
    private static NDArray loss(CompiledNetwork network, Map<String, double[]> inputs, NDManager step) {
        NDArray out = Objects.requireNonNull(network.forward(true, Runs.arrays(network.graph(), inputs, BATCH, step))
                .get("out"));
        return out.sub(1).square().sum();
    }

    private static double loss(CompiledNetwork network, Weights weights, Map<String, double[]> inputs) {
        network.load(weights);
        try (NDManager step = network.newManager()) {
            return loss(network, inputs, step).toFloatArray()[0];
        }
    }

    private static Weights moved(Weights weights, String path, float[] direction, double by) {
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>(weights.tensors());
        Weights.Tensor tensor = Objects.requireNonNull(tensors.get(path));
        float[] numbers = numbers(tensor);
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] += (float) (by * direction[k]);
        }
        tensors.put(path, new Weights.Tensor(tensor.shape(), FloatBuffer.wrap(numbers)));
        return Weights.of(tensors);
    }

    private static Map<String, float[]> gradients(
            CompiledNetwork network, Weights weights, Map<String, double[]> inputs) {
        network.load(weights);
        Map<String, float[]> gradients = new LinkedHashMap<>();
        try (NDManager step = network.newManager()) {
            network.backward(loss(network, inputs, step));
            for (Parameter parameter : network.trained()) {
                gradients.put(
                        parameter.path(),
                        network.findGradient(parameter).orElseThrow().toFloatArray());
            }
        }
        return gradients;
    }

    /** LSQ's factor of the gradient of a step; 1 for what is no step. */
    private static double factor(ComputationGraph graph, String path) {
        if (!StepNames.isStep(path)) {
            return 1;
        }
        Node node = graph.nodes().stream()
                .filter(each -> path.equals(each.path() + ".step") || path.equals(StepNames.weightStep(each.path())))
                .findFirst()
                .orElseThrow();
        return path.endsWith(".step")
                ? 1 / Math.sqrt(node.shape().elements() * (Math.scalb(1.0, BITS) - 1))
                : 1 / Math.sqrt(weightsOfChannel(graph, node) * (Math.scalb(1.0, BITS - 1) - 1));
    }

    private static double weightsOfChannel(ComputationGraph graph, Node layer) {
        TensorShape input = graph.node(layer.input(0)).shape();
        return layer.op() instanceof Op.Conv2d conv
                ? (double) input.dim(0) / conv.groups() * conv.window().area()
                : input.last();
    }

    /**
     * Derivatives along a random direction for each parameter. Of so many bits nothing of rounding is left but cutting off.
     * Steps of weights matter where weights are cut off; then the normalisation's factor, which counts as constant, would too.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gradientsOfManyBitsAreFiniteDifferences(boolean ofWeightSteps) throws InterruptedException {
        RandomGenerator random = Seeds.generator(11);
        Precision precision = new Precision(new Rounding(BITS, true, true), new Rounding(BITS, false, false));
        ComputationGraph graph = network(precision, precision);
        Map<String, double[]> inputs = Runs.randomInputs(graph, BATCH, random);
        Weights start;
        try (CompiledNetwork plain = Runs.compile(graph)) {
            start = Runs.trainedLikeWeights(plain, random);
        }
        Weights weights = calibrated(graph, start, inputs, ofWeightSteps ? CUT : 2 - CUT);
        try (CompiledNetwork rounded = new GraphCompiler(Runs.engine()).compileRounded(graph, 1)) {
            Map<String, float[]> gradients = gradients(rounded, weights, inputs);
            gradients.keySet().removeIf(path -> path.endsWith(".weight-step") != ofWeightSteps);
            assertThat(gradients).hasSizeGreaterThan(4);
            gradients.forEach((path, gradient) -> {
                float[] direction = direction(path, numbers(weights, path), random);
                double expected = 0;
                for (int k = 0; k < direction.length; k++) {
                    expected += direction[k] * (double) gradient[k];
                }
                double found = (loss(rounded, moved(weights, path, direction, CHANGE), inputs)
                                - loss(rounded, moved(weights, path, direction, -CHANGE), inputs))
                        / (2 * CHANGE);
                assertThat(expected / factor(graph, path))
                        .as(path)
                        .isCloseTo(found, within(.05 + .07 * Math.abs(found)));
            });
        }
    }

    /** Steps are small: all become greater by the same part. */
    private static float[] direction(String path, float[] at, RandomGenerator random) {
        float[] direction = at.clone();
        for (int k = 0; k < direction.length && !StepNames.isStep(path); k++) {
            direction[k] = (float) random.nextGaussian();
        }
        return direction;
    }

    private static float[] numbers(Weights weights, String path) {
        return numbers(Objects.requireNonNull(weights.tensors().get(path)));
    }

    /** Without gradients each value is rounded at once, by another function of the engine, and handed on as it is. */
    @ParameterizedTest
    @CsvSource({"2, 2, 2", "4, 4, 4", "8, 8, 8", "8, 8, 32", "32, 8, 32", "32, 8, 4", "4, 32, 4"})
    void valuesAreThoseOfRoundingAtOnce(int weights, int activations, int ofDepthwise) throws InterruptedException {
        RandomGenerator random = Seeds.generator(weights + activations);
        ComputationGraph graph = network(new Precision(weights, activations), new Precision(ofDepthwise, activations));
        Map<String, double[]> inputs = Runs.randomInputs(graph, BATCH, random);
        try (CompiledNetwork rounded = new GraphCompiler(Runs.engine()).compileRounded(graph, 1)) {
            Weights start;
            try (CompiledNetwork plain = Runs.compile(graph)) {
                start = Runs.trainedLikeWeights(plain, random);
            }
            rounded.load(calibrated(graph, start, inputs, 1));
            try (NDManager step = rounded.newManager()) {
                NDArray[] arrays = Runs.arrays(graph, inputs, BATCH, step);
                float[] atOnce = Objects.requireNonNull(
                                rounded.forwardOnBatch(arrays).get("out"))
                        .toFloatArray();
                float[] inParts = Objects.requireNonNull(
                                rounded.forward(true, arrays).get("out"))
                        .toFloatArray();
                assertThat(inParts).containsExactly(atOnce, within(1e-4f));
            }
        }
    }
}
