package nas4j.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.TrainingDevice;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
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
        return weight(network, "linear.weight");
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

    private static double weight(CompiledNetwork network, String path) {
        return Objects.requireNonNull(network.weights().tensors().get(path))
                .values()
                .get(0);
    }

    private static double step(Training training) {
        return training.step(
                manager -> new NDArray[] {manager.ones(new Shape(1, 1))},
                out -> Objects.requireNonNull(out.get("out")).square().sum().mul(0.5f));
    }

    /** A weight w and a bias b on the input 1: the loss is (w + b)² / 2, both gradients w + b, their norm √2 |w + b|. */
    private static CompiledNetwork weightAndBias() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("in", new Op.Input(TensorShape.of(1)));
        return compile(builder.output("out", builder.add("linear", new Op.Linear(1, true), at))
                .build());
    }

    @Test
    void clippingScalesAllGradientsToTheNorm() {
        Optimization optimization = Optimization.of(new Optimizer.Sgd(0.1, 0.9, 0.01), Schedule.CONSTANT)
                .withClip(0.3);
        boolean[] clipped = new boolean[2];
        try (CompiledNetwork network = weightAndBias();
                Training training = new Training(network, optimization, STEPS)) {
            double[] w = {weight(network, "linear.weight"), weight(network, "linear.bias")};
            double[] v = {0, 0};
            for (int step = 0; step < STEPS; step++) {
                double gradient = w[0] + w[1];
                double share = Math.min(1, 0.3 / (Math.sqrt(2) * Math.abs(gradient) + 1e-6));
                clipped[share < 1 ? 1 : 0] = true;
                for (int k = 0; k < 2; k++) {
                    v[k] = 0.9 * v[k] + share * gradient + 0.01 * w[k];
                    w[k] -= 0.1 * v[k];
                }
                step(training);
                assertThat(weight(network, "linear.weight")).isCloseTo(w[0], within(1e-5));
                assertThat(weight(network, "linear.bias")).isCloseTo(w[1], within(1e-5));
            }
        }
        assertThat(clipped).as("gradients below the norm, and above").containsExactly(true, true);
    }

    @Test
    void theAveragedWeightsAreTheResult() {
        Optimization optimization =
                Optimization.of(new Optimizer.Sgd(0.1, 0, 0), Schedule.CONSTANT).withAverage(0.6);
        try (CompiledNetwork network = oneWeight();
                Training training = new Training(network, optimization, STEPS)) {
            double w = weight(network);
            double average = w;
            for (int step = 1; step <= STEPS; step++) {
                assertThat(weight(network)).isCloseTo(w, within(1e-5));
                step(training);
                w -= 0.1 * w;
                double kept = Math.min(0.6, (1.0 + step) / (10.0 + step));
                average = kept * average + (1 - kept) * w;
            }
            assertThat(weight(network)).isCloseTo(average, within(1e-5));
            assertThat(average / w).isGreaterThan(1.1);
        }
    }

    /** Running statistics begin at 0 and 1; a batch whose numbers are all 1 has mean 1 and variance 0. */
    @Test
    void runningStatisticsAreAveragedToo() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("in", new Op.Input(TensorShape.of(1)));
        ComputationGraph graph = builder.output("out", builder.add("norm", new Op.BatchNorm(true), at))
                .build();
        Optimization optimization =
                Optimization.of(new Optimizer.Sgd(0.1, 0, 0), Schedule.CONSTANT).withAverage(0.5);
        try (CompiledNetwork network = compile(graph);
                Training training = new Training(network, optimization, 8)) {
            double mean = 0;
            double average = 0;
            for (int step = 1; step <= 8; step++) {
                training.step(
                        manager -> new NDArray[] {manager.ones(new Shape(4, 1))},
                        out -> Objects.requireNonNull(out.get("out")).sum());
                mean = 0.9 * mean + 0.1;
                double kept = Math.min(0.5, (1.0 + step) / (10.0 + step));
                average = kept * average + (1 - kept) * mean;
            }
            assertThat(weight(network, "norm.running-mean")).isCloseTo(average, within(1e-6));
            assertThat(weight(network, "norm.running-variance")).isCloseTo(1 - average, within(1e-6));
        }
    }

    /** The weight grows many times in each step, so that its square overflows at some step. */
    private static DivergedException diverge(int lossesAtOnce) {
        Optimization optimization =
                Optimization.of(new Optimizer.Sgd(23, 0, 0), new Schedule.WarmUp(0.1, Schedule.CONSTANT));
        try (CompiledNetwork network = oneWeight();
                Training training = new Training(network, optimization, 100, null, lossesAtOnce)) {
            for (int step = 0; step < 100; step++) {
                step(training);
            }
        } catch (DivergedException e) {
            return e;
        }
        throw new AssertionError("it did not diverge");
    }

    @Test
    void divergenceIsNamedExactlyHoweverManyLossesAreReadAtOnce() {
        String atOnce = diverge(1).getMessage();
        assertThat(atOnce).contains("with learning rate [23.0]");
        assertThat(diverge(7)).hasMessage(atOnce);
        assertThat(diverge(64)).hasMessage(atOnce);
    }

    @Test
    void lossesReadLateAreTheSame() {
        Optimization optimization = Optimization.of(new Optimizer.Sgd(0.1, 0.9, 0), Schedule.LINEAR);
        List<Double> losses = new ArrayList<>();
        List<Double> late = new ArrayList<>();
        try (CompiledNetwork one = oneWeight();
                CompiledNetwork other = oneWeight();
                Training training = new Training(one, optimization, 10);
                Training reading = new Training(other, optimization, 10, null, 4)) {
            for (int step = 0; step < 10; step++) {
                losses.add(step(training));
                late.add(step(reading));
            }
        }
        assertThat(late.subList(0, 3)).containsOnly(Double.NaN);
        assertThat(late.subList(3, 7)).containsOnly(losses.get(3));
        assertThat(late.subList(7, 9)).containsOnly(losses.get(7));
        assertThat(late.get(9)).isEqualTo(losses.get(9));
    }
}
