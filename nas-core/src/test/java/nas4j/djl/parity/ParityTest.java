package nas4j.djl.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.TrainingDevice;
import nas4j.djl.train.Losses;
import nas4j.djl.train.Optimizer;
import nas4j.djl.train.Schedule;
import nas4j.djl.train.Training;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From the same weights and batches, training gives what PyTorch gives: the losses of 20 steps, and all parameters and
 * running statistics after them. PyTorch's numbers were made by {@code parity.py}, which lies beside them.
 */
@Tag("engine")
class ParityTest {
    private static final int STEPS = 20;
    private static final int BATCHES = 2;
    private static final double SMOOTHING = 0.1;
    /** The most that a loss may differ, relative. */
    private static final double TOLERANCE = 1e-3;

    private static final Optimizer.Sgd SGD = new Optimizer.Sgd(0.2, 0.9, 0.01);
    private static final Optimizer.AdamW ADAMW = new Optimizer.AdamW(0.02, 0.9, 0.99, 1e-3, 0.1);

    /** What a training left. */
    private record Trained(List<Double> losses, Weights weights) {}

    static Stream<Arguments> networksAndOptimizers() {
        return Stream.of(ParityNetwork.values())
                .flatMap(network -> Stream.of(Arguments.of(network, SGD), Arguments.of(network, ADAMW)));
    }

    @ParameterizedTest
    @MethodSource("networksAndOptimizers")
    void lossesAndParametersAreThoseOfPyTorch(ParityNetwork network, Optimizer optimizer) {
        Trained trained = train(network, optimizer, SMOOTHING);
        assertThat(difference(trained, network, optimizer)).isLessThan(TOLERANCE);
        List<List<String>> parameters = Golden.rows("parameters.csv", name(network), name(optimizer));
        assertThat(trained.weights().tensors().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        parameters.stream().map(List::getFirst).toList());
        for (List<String> row : parameters) {
            assertClose(row.get(0), trained.weights(), Double.parseDouble(row.get(1)), Double.parseDouble(row.get(2)));
        }
    }

    /** Sum and norm of vectors that differ by a share t of their norm differ by at most t · norm · √n and t · norm. */
    private static void assertClose(String path, Weights weights, double sum, double norm) {
        FloatBuffer values = Objects.requireNonNull(weights.tensors().get(path)).values();
        double foundSum = 0;
        double foundSquares = 0;
        for (int k = 0; k < values.limit(); k++) {
            foundSum += values.get(k);
            foundSquares += (double) values.get(k) * values.get(k);
        }
        double most = TOLERANCE * norm;
        assertThat(Math.sqrt(foundSquares)).as("norm of %s", path).isCloseTo(norm, within(most));
        assertThat(foundSum).as("sum of %s", path).isCloseTo(sum, within(most * Math.sqrt((double) values.limit())));
    }

    static Stream<Arguments> settingsATenthOff() {
        return Stream.of(
                Arguments.of(new Optimizer.Sgd(0.18, 0.9, 0.01), SMOOTHING),
                Arguments.of(new Optimizer.Sgd(0.2, 0.81, 0.01), SMOOTHING),
                Arguments.of(new Optimizer.Sgd(0.2, 0.9, 0.009), SMOOTHING),
                Arguments.of(SGD, 0.09),
                Arguments.of(new Optimizer.AdamW(0.018, 0.9, 0.99, 1e-3, 0.1), SMOOTHING),
                Arguments.of(new Optimizer.AdamW(0.02, 0.81, 0.99, 1e-3, 0.1), SMOOTHING),
                Arguments.of(new Optimizer.AdamW(0.02, 0.9, 0.999, 1e-3, 0.1), SMOOTHING),
                Arguments.of(new Optimizer.AdamW(0.02, 0.9, 0.99, 0.9e-3, 0.1), SMOOTHING),
                Arguments.of(new Optimizer.AdamW(0.02, 0.9, 0.99, 1e-3, 0.09), SMOOTHING),
                Arguments.of(ADAMW, 0.09));
    }

    /** So the tolerance is narrow enough. */
    @ParameterizedTest
    @MethodSource("settingsATenthOff")
    void oneSettingThatIsATenthOffIsSeen(Optimizer optimizer, double smoothing) {
        for (ParityNetwork network : List.of(ParityNetwork.RESNET, ParityNetwork.MOBILENET)) {
            assertThat(difference(train(network, optimizer, smoothing), network, optimizer))
                    .isGreaterThan(2 * TOLERANCE);
        }
    }

    private static String name(ParityNetwork network) {
        return network.name().toLowerCase(Locale.ROOT);
    }

    private static String name(Optimizer optimizer) {
        return switch (optimizer) {
            case Optimizer.Sgd _ -> "sgd";
            case Optimizer.AdamW _ -> "adamw";
        };
    }

    /** The largest relative difference between the losses and PyTorch's. */
    private static double difference(Trained trained, ParityNetwork network, Optimizer optimizer) {
        List<List<String>> rows = Golden.rows("losses.csv", name(network), name(optimizer));
        assertThat(trained.losses()).hasSize(STEPS).hasSameSizeAs(rows);
        double largest = 0;
        for (int k = 0; k < STEPS; k++) {
            double expected = Double.parseDouble(rows.get(k).get(1));
            largest = Math.max(largest, Math.abs(trained.losses().get(k) / expected - 1));
        }
        return largest;
    }

    private static Trained train(ParityNetwork kind, Optimizer optimizer, double smoothing) {
        List<Double> losses = new ArrayList<>();
        try (CompiledNetwork network = new GraphCompiler(Engine.open(TrainingDevice.CPU)).compile(kind.graph(), 1);
                Training training = new Training(network, optimizer, Schedule.COSINE, STEPS)) {
            network.load(firstValues(network.weights()));
            for (int step = 0; step < STEPS; step++) {
                int batch = step % BATCHES;
                losses.add(training.step(
                        manager -> new NDArray[] {kind.batch(manager, batch)},
                        out -> Losses.crossEntropy(
                                Objects.requireNonNull(out.get("classes")), ParityNetwork.labels(batch), smoothing)));
            }
            return new Trained(losses, network.weights());
        }
    }

    private static Weights firstValues(Weights shapes) {
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
        shapes.tensors().forEach((path, tensor) -> tensors.put(path, firstValues(path, tensor.shape())));
        return Weights.of(tensors);
    }

    private static Weights.Tensor firstValues(String path, List<Long> shape) {
        Numbers numbers = new Numbers(path);
        long fanIn = shape.stream().skip(1).reduce(1L, Math::multiplyExact);
        double least = path.endsWith(".scale") || path.endsWith(".running-variance") ? 0.5 : -0.5;
        float[] values = new float[(int) (shape.getFirst() * fanIn)];
        for (int k = 0; k < values.length; k++) {
            double uniform = numbers.uniform();
            values[k] = (float) (shape.size() > 1 ? (2 * uniform - 1) / Math.sqrt((double) fanIn) : least + uniform);
        }
        return new Weights.Tensor(shape, FloatBuffer.wrap(values));
    }
}
