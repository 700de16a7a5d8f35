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
import nas4j.contract.Seeds;
import nas4j.djl.quantize.Calibration;
import nas4j.djl.quantize.Observer;
import nas4j.djl.train.Optimizer;
import nas4j.djl.train.Schedule;
import nas4j.djl.train.Training;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.Precision;
import nas4j.graph.Rounding;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("engine")
class RoundedBlocksTest {
    private static final int BATCH = 4;

    /** Every way in which a layer can be rounded. */
    private static ComputationGraph network(Precision precision) {
        ComputationGraph.Builder b = ComputationGraph.builder();
        int at = b.add("in", new Op.Input(TensorShape.of(4, 6, 6)));
        int first = b.add("first", new Op.Conv2d(8, Window.same(3, 1, 1), 1, false), precision, at);
        at = b.add("first-norm", new Op.BatchNorm(true), precision, first);
        int relu = b.add("relu", new Op.Activation(ActivationKind.RELU), precision, at);
        at = b.add("depthwise", new Op.Conv2d(8, Window.same(3, 1, 1), 8, true), precision, relu);
        at = b.add("depthwise-norm", new Op.BatchNorm(false), precision, at);
        at = b.add("swish", new Op.Activation(ActivationKind.HSWISH), precision, at);
        at = b.add("last", new Op.Conv2d(8, Window.same(1, 1, 1), 1, true), precision, at);
        at = b.add("sum", new Op.Add(), precision, at, relu);
        at = b.add("mean", new Op.GlobalPool(PoolKind.AVERAGE), precision, at);
        at = b.add("linear", new Op.Linear(6, false), precision, at);
        at = b.add("linear-norm", new Op.BatchNorm(true), precision, at);
        at = b.add("classes", new Op.Linear(3, true), precision, at);
        return b.output("out", at).build();
    }

    private static Weights calibrated(CompiledNetwork network, Map<String, double[]> inputs) {
        try {
            return Calibration.calibrate(network, Observer.MIN_MAX, watcher -> {
                try (NDManager step = network.newManager()) {
                    network.forward(false, watcher, Runs.arrays(network.graph(), inputs, BATCH, step));
                }
            });
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static float[] run(CompiledNetwork network, Map<String, double[]> inputs, boolean training) {
        try (NDManager step = network.newManager()) {
            NDArray[] arrays = Runs.arrays(network.graph(), inputs, BATCH, step);
            return Objects.requireNonNull(network.forward(training, arrays).get("out"))
                    .toFloatArray();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofManyBitsItIsTheNetworkOfFloats(boolean symmetric) {
        ComputationGraph graph =
                network(new Precision(new Rounding(16, symmetric, symmetric), new Rounding(16, symmetric, false)));
        RandomGenerator random = Seeds.generator(3);
        Map<String, double[]> inputs = Runs.randomInputs(graph, BATCH, random);
        GraphCompiler compiler = new GraphCompiler(Runs.engine());
        try (CompiledNetwork plain = compiler.compile(graph, 1);
                CompiledNetwork rounded = compiler.compileRounded(graph, 1)) {
            plain.load(Runs.trainedLikeWeights(plain, random));
            rounded.load(calibrated(plain, inputs));
            assertThat(run(rounded, inputs, false)).containsExactly(run(plain, inputs, false), within(5e-3f));
        }
    }

    /** Values of a batch may lie outside of what running statistics let one expect: they stay as they are here. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void weightsOfManyBitsAreNormalisedInTrainingAsThoseOfFloats(boolean symmetric) {
        ComputationGraph graph = network(new Precision(new Rounding(16, symmetric, symmetric), Rounding.NONE));
        RandomGenerator random = Seeds.generator(3);
        Map<String, double[]> inputs = Runs.randomInputs(graph, BATCH, random);
        GraphCompiler compiler = new GraphCompiler(Runs.engine());
        try (CompiledNetwork plain = compiler.compile(graph, 1);
                CompiledNetwork rounded = compiler.compileRounded(graph, 1)) {
            plain.load(Runs.trainedLikeWeights(plain, random));
            rounded.load(calibrated(plain, inputs));
            assertThat(run(rounded, inputs, true)).containsExactly(run(plain, inputs, true), within(5e-3f));
            plain.weights()
                    .tensors()
                    .forEach((path, tensor) -> assertThat(numbers(rounded, path))
                            .as(path)
                            .containsExactly(numbers(tensor), within(2e-3f)));
        }
    }

    @Test
    void ofFewBitsItIsAnotherNetwork() {
        ComputationGraph graph = network(new Precision(3, 3));
        Map<String, double[]> inputs = Runs.randomInputs(graph, BATCH, Seeds.generator(3));
        GraphCompiler compiler = new GraphCompiler(Runs.engine());
        try (CompiledNetwork plain = compiler.compile(graph, 1);
                CompiledNetwork rounded = compiler.compileRounded(graph, 1)) {
            rounded.load(calibrated(plain, inputs));
            assertThat(run(rounded, inputs, false)).isNotEqualTo(run(plain, inputs, false));
        }
    }

    private static float[] numbers(CompiledNetwork network, String path) {
        return numbers(Objects.requireNonNull(network.weights().tensors().get(path)));
    }

    private static float[] numbers(Weights.Tensor tensor) {
        float[] numbers = new float[tensor.values().remaining()];
        tensor.values().get(numbers);
        return numbers;
    }

    /** One layer with its normalisation, one without: each number computed by hand. */
    @Test
    void inferenceComputesWhatWholeNumbersDo() {
        Precision precision = new Precision(4, 5);
        ComputationGraph.Builder b = ComputationGraph.builder();
        int at = b.add("in", new Op.Input(TensorShape.of(2)));
        at = b.add("first", new Op.Linear(2, true), precision, at);
        at = b.add("norm", new Op.BatchNorm(true), precision, at);
        at = b.add("relu", new Op.Activation(ActivationKind.RELU), precision, at);
        at = b.add("last", new Op.Linear(1, true), precision, at);
        ComputationGraph graph = b.output("out", at).build();
        Map<String, float[]> w = new LinkedHashMap<>();
        w.put("first.weight", new float[] {.7f, -.3f, .2f, 1.1f});
        w.put("first.bias", new float[] {.1f, -.2f});
        w.put("norm.scale", new float[] {-1.5f, 0});
        w.put("norm.shift", new float[] {.4f, .9f});
        w.put("norm.running-mean", new float[] {.3f, -.1f});
        w.put("norm.running-variance", new float[] {2f, .5f});
        w.put("last.weight", new float[] {.9f, -.5f});
        w.put("last.bias", new float[] {.05f});
        w.put("in.step", new float[] {.1f});
        w.put("in.zero", new float[] {12});
        w.put("relu.step", new float[] {.08f});
        w.put("relu.zero", new float[] {0});
        w.put("first.weight-step", new float[] {.1f, .2f});
        w.put("last.weight-step", new float[] {.13f});
        float[] image = {.83f, -5};
        double[] x = {rounded(image[0], .1, 12, 0, 31), rounded(image[1], .1, 12, 0, 31)};
        double k = -1.5 / Math.sqrt(2 + 1e-5);
        double y = rounded(.7 * k, .1, 0, -8, 7) * x[0] + rounded(-.3 * k, .1, 0, -8, 7) * x[1];
        double bias = .1 * .1 * Math.rint((.4 + (.1 - .3) * k) / (.1 * .1));
        double[] hidden = {rounded(Math.max(0, y + bias), .08, 0, 0, 31), rounded(.9, .08, 0, 0, 31)};
        double expected = rounded(.9, .13, 0, -8, 7) * hidden[0]
                + rounded(-.5, .13, 0, -8, 7) * hidden[1]
                + .08 * .13 * Math.rint(.05 / (.08 * .13));
        try (CompiledNetwork network = new GraphCompiler(Runs.engine()).compileRounded(graph, 1)) {
            assertThat(network.parameters().keySet()).containsExactlyInAnyOrderElementsOf(w.keySet());
            Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
            network.weights()
                    .tensors()
                    .forEach((path, tensor) -> tensors.put(
                            path,
                            new Weights.Tensor(tensor.shape(), FloatBuffer.wrap(Objects.requireNonNull(w.get(path))))));
            network.load(Weights.of(tensors));
            try (NDManager step = network.newManager()) {
                NDArray out = Objects.requireNonNull(
                        network.forward(false, step.create(image).reshape(1, 2)).get("out"));
                assertThat((double) out.getFloat(0, 0)).isCloseTo(expected, within(1e-6));
            }
        }
    }

    private static double rounded(double x, double step, double zero, double least, double most) {
        return step * (Math.clamp(Math.rint(x / step) + zero, least, most) - zero);
    }

    /** Ten steps of training from a calibrated network. */
    private static Weights trained(ComputationGraph graph, Optimizer optimizer) {
        RandomGenerator random = Seeds.generator(4);
        Map<String, double[]> inputs = Runs.randomInputs(graph, BATCH, random);
        GraphCompiler compiler = new GraphCompiler(Runs.engine());
        try (CompiledNetwork plain = compiler.compile(graph, 1);
                CompiledNetwork network = compiler.compileRounded(graph, 1)) {
            network.load(calibrated(plain, inputs));
            try (Training training = new Training(network, optimizer, Schedule.LINEAR, 10)) {
                for (int k = 0; k < 10; k++) {
                    training.step(
                            step -> Runs.arrays(graph, inputs, BATCH, step),
                            outputs -> Runs.loss(List.copyOf(outputs.values())));
                }
            }
            return network.weights();
        }
    }

    @Test
    void trainingMovesStepsAndKeepsZerosAndIsTheSameEachTime() {
        ComputationGraph graph = network(new Precision(4, 4));
        for (Optimizer optimizer : List.of(new Optimizer.Sgd(.1, .9, .5), Optimizer.AdamW.of(.05, .5))) {
            Map<String, Weights.Tensor> once = trained(graph, optimizer).tensors();
            Map<String, Weights.Tensor> twice = trained(graph, optimizer).tensors();
            once.forEach((path, tensor) -> assertThat(tensor.values())
                    .as(path)
                    .isEqualTo(Objects.requireNonNull(twice.get(path)).values()));
            Map<String, Weights.Tensor> before =
                    trained(graph, optimizer.withLearningRate(0)).tensors();
            before.forEach((path, tensor) -> {
                float[] now = numbers(Objects.requireNonNull(once.get(path)));
                if (path.endsWith(".zero")) {
                    assertThat(now).as(path).isEqualTo(numbers(tensor));
                } else if (path.endsWith("step")) {
                    assertThat(now).as(path).isNotEqualTo(numbers(tensor));
                    for (float step : now) {
                        assertThat(step).as(path).isPositive();
                    }
                }
            });
        }
    }
}
