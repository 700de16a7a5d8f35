package nas4j.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.djl.Engine;
import nas4j.djl.Parameter;
import nas4j.djl.TrainingDevice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each loss against its formula in plain Java, and its gradient against finite differences of that formula. */
@Tag("engine")
class LossesTest {
    private static final Shape DENSE = new Shape(2, 3, 2, 4);
    private static final int PIXELS = 8;
    private static final int CLASSES = 3;
    private static final Engine ENGINE = Engine.open(TrainingDevice.CPU);

    private static float[] random(RandomGenerator random, long size) {
        float[] values = new float[(int) size];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Compares value and gradient at these outputs. */
    private static void assertLoss(
            float[] outputs, Shape shape, Function<NDArray, NDArray> loss, Function<double[], Double> formula) {
        double[] at = new double[outputs.length];
        for (int k = 0; k < at.length; k++) {
            at[k] = outputs[k];
        }
        try (NDManager manager = ENGINE.newManager()) {
            NDArray array = manager.create(outputs, shape);
            array.setRequiresGradient(true);
            ENGINE.record(true);
            NDArray scalar = loss.apply(array);
            assertThat((double) scalar.getFloat()).isCloseTo(formula.apply(at), within(1e-6));
            ENGINE.backward(scalar);
            float[] gradient = ENGINE.findGradient(new Parameter("outputs", array, true))
                    .orElseThrow()
                    .toFloatArray();
            for (int k = 0; k < at.length; k++) {
                assertThat((double) gradient[k]).as("gradient %d", k).isCloseTo(slope(formula, at, k), within(1e-5));
            }
        }
    }

    /**
     * Numbers that Java made are read again for the gradients. Here the collector runs in between, and freed memory is written
     * to, as happens in a long training now and then.
     */
    @Test
    void gradientsAreThoseOfNumbersThatTheCollectorLeaves() {
        float[] outputs = random(Seeds.generator(5), DENSE.size());
        FloatBuffer labels = FloatBuffer.wrap(new float[2 * PIXELS]);
        List<Function<NDArray, NDArray>> losses = List.of(
                array -> Losses.softCrossEntropy(array, array.getManager().zeros(DENSE)),
                array -> Losses.pixelCrossEntropy(array, labels, .1),
                array -> Scaled.times(array.sum(), .7),
                array -> Scaled.power(array.square().sum(), .7));
        for (Function<NDArray, NDArray> loss : losses) {
            float[] expected = gradient(outputs, loss, () -> {});
            for (int attempt = 0; attempt < 5; attempt++) {
                assertThat(gradient(outputs, loss, LossesTest::reuseMemory)).isEqualTo(expected);
            }
        }
    }

    private static float[] gradient(float[] outputs, Function<NDArray, NDArray> loss, Runnable between) {
        try (NDManager manager = ENGINE.newManager()) {
            NDArray array = manager.create(outputs, DENSE);
            array.setRequiresGradient(true);
            ENGINE.record(true);
            NDArray scalar = loss.apply(array);
            between.run();
            ENGINE.backward(scalar);
            return ENGINE.findGradient(new Parameter("outputs", array, true))
                    .orElseThrow()
                    .toFloatArray();
        }
    }

    private static void reuseMemory() {
        List<ByteBuffer> taken = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            System.gc();
            LockSupport.parkNanos(20_000_000); // the buffers' cleaner has a thread of its own
            for (int k = 0; k < 2_000; k++) {
                ByteBuffer buffer = ByteBuffer.allocateDirect(k % 2 == 0 ? 4 : 128);
                while (buffer.hasRemaining()) {
                    buffer.put((byte) 0x7f);
                }
                taken.add(buffer);
            }
        }
        assertThat(taken).isNotEmpty();
    }

    private static double slope(Function<double[], Double> formula, double[] at, int k) {
        double[] moved = at.clone();
        moved[k] = at[k] + 1e-4;
        double above = formula.apply(moved);
        moved[k] = at[k] - 1e-4;
        return (above - formula.apply(moved)) / 2e-4;
    }

    /** Of logits that lie {@code stride} apart. */
    private static double entropy(double[] logits, int from, int stride, int label, double smoothing) {
        double sum = 0;
        for (int c = 0; c < CLASSES; c++) {
            sum += Math.exp(logits[from + c * stride]);
        }
        double entropy = 0;
        for (int c = 0; c < CLASSES; c++) {
            double wanted = smoothing / CLASSES + (c == label ? 1 - smoothing : 0);
            entropy -= wanted * (logits[from + c * stride] - Math.log(sum));
        }
        return entropy;
    }

    private static double denseEntropy(double[] logits, float[] labels, double smoothing) {
        double sum = 0;
        int counted = 0;
        for (int k = 0; k < labels.length; k++) {
            if (labels[k] >= 0) {
                int from = k / PIXELS * CLASSES * PIXELS + k % PIXELS;
                sum += entropy(logits, from, PIXELS, (int) labels[k], smoothing);
                counted++;
            }
        }
        return counted == 0 ? 0 : sum / counted;
    }

    @Test
    void crossEntropyOfImages() {
        int[] labels = {2, 0, 1, 1};
        for (double smoothing : List.of(0., .2)) {
            Seeds.each(
                    3,
                    random -> assertLoss(
                            random(random, 12),
                            new Shape(4, CLASSES),
                            logits -> Losses.crossEntropy(logits, labels, smoothing),
                            logits -> {
                                double sum = 0;
                                for (int k = 0; k < 4; k++) {
                                    sum += entropy(logits, k * CLASSES, 1, labels[k], smoothing);
                                }
                                return sum / 4;
                            }));
        }
    }

    @Test
    void crossEntropyOfPixelsLeavesOutThoseWithoutAClass() {
        for (double smoothing : List.of(0., .2)) {
            Seeds.each(3, random -> {
                float[] labels = new float[2 * PIXELS];
                for (int k = 0; k < labels.length; k++) {
                    labels[k] = random.nextInt(CLASSES + 1) - 1;
                }
                assertLoss(
                        random(random, DENSE.size()),
                        DENSE,
                        logits -> Losses.pixelCrossEntropy(logits, FloatBuffer.wrap(labels), smoothing),
                        logits -> denseEntropy(logits, labels, smoothing));
            });
        }
    }

    @Test
    void withoutAPixelThatCountsTheLossIsZero() {
        float[] labels = new float[2 * PIXELS];
        Arrays.fill(labels, -1);
        assertLoss(
                random(Seeds.generator(1), DENSE.size()),
                DENSE,
                logits -> Losses.pixelCrossEntropy(logits, FloatBuffer.wrap(labels), .1),
                _ -> 0.);
    }

    @Test
    void absoluteAndSquaredErrorOfPixels() {
        Shape shape = new Shape(2, 1, 2, 4);
        Seeds.each(3, random -> {
            float[] truth = random(random, shape.size());
            float[] outputs = random(random, shape.size());
            Function<Function<Double, Double>, Function<double[], Double>> mean = part -> values -> {
                double sum = 0;
                for (int k = 0; k < truth.length; k++) {
                    sum += part.apply(values[k] - truth[k]);
                }
                return sum / truth.length;
            };
            assertLoss(
                    outputs, shape, array -> Losses.absoluteError(array, truth(array, truth)), mean.apply(Math::abs));
            assertLoss(
                    outputs, shape, array -> Losses.squaredError(array, truth(array, truth)), mean.apply(d -> d * d));
        });
    }

    private static NDArray truth(NDArray array, float[] truth) {
        return array.getManager().create(truth, array.getShape());
    }
}
