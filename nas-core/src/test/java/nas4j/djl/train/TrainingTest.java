package nas4j.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.TrainingDevice;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class TrainingTest {
    private static final int STEPS = 25;

    /** One weight w on the input 1: the loss is w² / 2, its gradient w. */
    private static CompiledNetwork oneWeight() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("in", new Op.Input(TensorShape.of(1)));
        return compile(builder.output("out", builder.add("linear", new Op.Linear(1, false), at))
                .build());
    }

    private static CompiledNetwork compile(ComputationGraph graph) {
        return new GraphCompiler(Engine.open(TrainingDevice.CPU)).compile(graph, 3);
    }

    private static double weight(CompiledNetwork network) {
        return Objects.requireNonNull(network.weights().tensors().get("linear.weight"))
                .values()
                .get(0);
    }

    /** Weights after each step. */
    private static List<Double> train(CompiledNetwork network, Optimizer optimizer, Schedule schedule) {
        List<Double> weights = new ArrayList<>();
        try (Training training = new Training(network, optimizer, schedule, STEPS)) {
            for (int step = 0; step < STEPS; step++) {
                training.step(
                        manager -> new NDArray[] {manager.ones(new Shape(1, 1))},
                        out -> Objects.requireNonNull(out.get("out"))
                                .square()
                                .sum()
                                .mul(0.5f));
                weights.add(weight(network));
            }
        }
        return weights;
    }

    private static void assertClose(List<Double> found, List<Double> expected) {
        for (int k = 0; k < STEPS; k++) {
            assertThat(found.get(k)).as("step %d", k).isCloseTo(expected.get(k), within(1e-5));
        }
    }

    @Test
    void sgdFollowsItsFormulaWhenTheRateFalls() {
        List<Double> expected = new ArrayList<>();
        try (CompiledNetwork network = oneWeight()) {
            double w = weight(network);
            double v = 0;
            for (int step = 0; step < STEPS; step++) {
                v = 0.9 * v + w + 0.01 * w;
                w -= 0.1 * (1 - step / (double) STEPS) * v;
                expected.add(w);
            }
            assertClose(train(network, new Optimizer.Sgd(0.1, 0.9, 0.01), Schedule.LINEAR), expected);
        }
    }

    @Test
    void adamFollowsItsFormula() {
        List<Double> expected = new ArrayList<>();
        try (CompiledNetwork network = oneWeight()) {
            double w = weight(network);
            double m = 0;
            double v = 0;
            for (int step = 1; step <= STEPS; step++) {
                double rate = 0.05 * (1 + Math.cos(Math.PI * (step - 1) / STEPS)) / 2;
                double gradient = w;
                m = 0.9 * m + 0.1 * gradient;
                v = 0.99 * v + 0.01 * gradient * gradient;
                w -= rate * 0.1 * w;
                w -= rate * (m / (1 - Math.pow(0.9, step))) / (Math.sqrt(v / (1 - Math.pow(0.99, step))) + 0.01);
                expected.add(w);
            }
            assertClose(train(network, new Optimizer.AdamW(0.05, 0.9, 0.99, 0.01, 0.1), Schedule.COSINE), expected);
        }
    }

    @Test
    void crossEntropyIsSmoothed() {
        try (NDManager manager = Engine.open(TrainingDevice.CPU).newManager()) {
            NDArray logits = manager.create(new float[] {1, 2, 3, 0, 0, 0}, new Shape(2, 3));
            double sum = Math.log(Math.exp(1) + Math.exp(2) + Math.exp(3));
            double smooth = (0.1 * (3 * sum - 6) / 3 + 0.9 * (sum - 3) + Math.log(3)) / 2;
            double plain = ((sum - 3) + Math.log(3)) / 2;
            assertThat((double)
                            Losses.crossEntropy(logits, new int[] {2, 0}, 0.1).getFloat())
                    .isCloseTo(smooth, within(1e-5));
            assertThat((double) Losses.crossEntropy(logits, new int[] {2, 0}, 0).getFloat())
                    .isCloseTo(plain, within(1e-5));
        }
    }

    @Test
    void aTrainingThatDivergesEnds() {
        try (CompiledNetwork network = oneWeight()) {
            assertThatThrownBy(() -> train(network, new Optimizer.Sgd(1e30, 0, 0), Schedule.CONSTANT))
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining("at step [1] with learning rate [1.0E30]");
        }
    }

    @Test
    @Tag("slow")
    void digitsAreLearned() throws IOException {
        try (CompiledNetwork network = compile(digitsNetwork())) {
            assertThat(trainedAccuracy(network, 10)).isGreaterThanOrEqualTo(0.97);
        }
    }

    private static ComputationGraph digitsNetwork() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("image", new Op.Input(TensorShape.of(1, 8, 8)));
        for (int stage = 0; stage < 2; stage++) {
            at = builder.add(stage + "/conv", new Op.Conv2d(16 << stage, Window.same(3, 1, 1), 1, false), at);
            at = builder.add(stage + "/norm", new Op.BatchNorm(true), at);
            at = builder.add(stage + "/relu", new Op.Activation(ActivationKind.RELU), at);
        }
        at = builder.add("halve", new Op.Pool(PoolKind.MAX, Window.square(2, 2, 1, 0), false), at);
        at = builder.add("conv", new Op.Conv2d(64, Window.same(3, 1, 1), 1, true), at);
        at = builder.add("relu", new Op.Activation(ActivationKind.RELU), at);
        at = builder.add("pool", new Op.GlobalPool(PoolKind.AVERAGE), at);
        return builder.output("classes", builder.add("linear", new Op.Linear(10, true), at))
                .build();
    }

    private static double trainedAccuracy(CompiledNetwork network, int epochs) throws IOException {
        Digits digits = Digits.read("train");
        int batch = 64;
        int batches = digits.size() / batch;
        RandomGenerator random = Seeds.generator(1);
        Optimizer optimizer = new Optimizer.Sgd(0.05, 0.9, 5e-4);
        try (Training training = new Training(network, optimizer, Schedule.LINEAR, (long) epochs * batches)) {
            for (int step = 0; step < epochs * batches; step++) {
                int[] examples = random.ints(batch, 0, digits.size()).toArray();
                training.step(
                        manager -> images(digits, examples, manager),
                        out -> Losses.crossEntropy(
                                Objects.requireNonNull(out.get("classes")), digits.labels(examples), 0.1));
            }
        }
        return accuracy(network, Digits.read("t10k"));
    }

    private static NDArray[] images(Digits digits, int[] examples, NDManager manager) {
        return new NDArray[] {manager.create(digits.pixels(examples), new Shape(examples.length, 1, 8, 8))};
    }

    private static double accuracy(CompiledNetwork network, Digits digits) {
        int[] examples = IntStream.range(0, digits.size()).toArray();
        int[] labels = digits.labels(examples);
        try (NDManager step = network.newManager()) {
            NDArray logits = Objects.requireNonNull(
                    network.forward(false, images(digits, examples, step)).get("classes"));
            long[] found = logits.argMax(1).toLongArray();
            long right = IntStream.range(0, found.length)
                    .filter(k -> found[k] == labels[k])
                    .count();
            return right / (double) found.length;
        }
    }
}
