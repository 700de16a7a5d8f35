package nas4j.djl.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.djl.Engine;
import nas4j.djl.Parameter;
import nas4j.djl.TrainingDevice;
import nas4j.djl.script.ScriptLibrary;
import nas4j.graph.Rounding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("engine")
class FakeRoundingTest {
    private static final Engine ENGINE = Engine.open(TrainingDevice.CPU);
    private static final int ROWS = 3;
    private static final int COLUMNS = 40;
    private static final double CHANGE = 1e-6;

    /** What one call gave. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Pass(float[] values, float[] ofNumbers, float[] ofSteps) {}

    /** Values, and gradients of the sum of all values, each times its number. */
    private static Pass pass(Rounding rounding, boolean ofWeights, float[] numbers, float[] steps, float[] zeros) {
        try (NDManager manager = ENGINE.newManager()) {
            ENGINE.record(true);
            NDArray x = manager.create(numbers, new Shape(steps.length, numbers.length / steps.length));
            NDArray s = manager.create(steps);
            NDArray z = manager.create(zeros);
            x.setRequiresGradient(true);
            s.setRequiresGradient(true);
            ScriptLibrary library = new ScriptLibrary(manager);
            int n = numbers.length / steps.length;
            Rounder fake = ofWeights
                    ? FakeRounding.ofWeights(rounding, n, (PtNDArray) s, (PtNDArray) z, library)
                    : new ActivationRounding(rounding, n, (PtNDArray) s, (PtNDArray) z, library);
            NDArray y = fake.apply((PtNDArray) x);
            NDArray weight = manager.arange(0, numbers.length, 1).toType(y.getDataType(), false);
            ENGINE.backward(y.mul(weight.reshape(y.getShape())).sum());
            return new Pass(y.toFloatArray(), gradient(x), gradient(s));
        }
    }

    private static float[] gradient(NDArray array) {
        try (NDArray found = ENGINE.findGradient(new Parameter("", array, true)).orElseThrow()) {
            return found.toFloatArray();
        }
    }

    private static float[] normal(int count, RandomGenerator random) {
        float[] numbers = new float[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = (float) random.nextGaussian();
        }
        return numbers;
    }

    @Test
    void roundsHalfToEvenAndCutsOff() {
        Rounding three = Rounding.ofActivations(3);
        float[] numbers = {-9, -1.6f, -.25f, 0, .25f, .75f, 1.4f, 9};
        Pass pass = pass(three, false, numbers, new float[] {.5f}, new float[] {3});
        assertThat(pass.values()).containsExactly(-1.5f, -1.5f, 0, 0, 0, 1, 1.5f, 2);
        Pass weights = pass(Rounding.ofWeights(2), true, numbers, new float[] {.5f}, new float[] {0});
        assertThat(weights.values()).containsExactly(-1, -1, 0, 0, 0, .5f, .5f, .5f);
    }

    /**
     * Straight through means: rounding is an offset that stays as it is. With that offset held, gradients are finite
     * differences, away from where something is just cut off.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void gradientsAreFiniteDifferencesWithRoundingHeld(int bits) {
        RandomGenerator random = Seeds.generator(bits);
        Rounding rounding = Rounding.ofWeights(bits);
        float[] numbers = normal(ROWS * COLUMNS, random);
        float[] steps = new float[ROWS];
        for (int k = 0; k < ROWS; k++) {
            steps[k] = (float) (random.nextDouble(1.1, 1.6) * Math.scalb(1.0, 1 - bits));
        }
        Pass pass = pass(rounding, true, numbers, steps, new float[ROWS]);
        double half = Math.scalb(1.0, bits - 1);
        double factor = 1 / Math.sqrt(COLUMNS * (half - 1));
        for (int row = 0; row < ROWS; row++) {
            double expected = 0;
            for (int k = row * COLUMNS; k < (row + 1) * COLUMNS; k++) {
                double x = numbers[k];
                double s = steps[row];
                double offset = Math.rint(x / s) - x / s;
                double up = held(x, s + CHANGE, offset, half);
                double down = held(x, s - CHANGE, offset, half);
                expected += k * (up - down) / (2 * CHANGE);
                double right = held(x + CHANGE, s, offset, half);
                double left = held(x - CHANGE, s, offset, half);
                assertThat((double) pass.ofNumbers()[k])
                        .isCloseTo(k * (right - left) / (2 * CHANGE), within(1e-3 * (k + 1)));
            }
            assertThat((double) pass.ofSteps()[row])
                    .isCloseTo(factor * expected, within(1e-3 * (1 + Math.abs(factor * expected))));
        }
    }

    private static double held(double x, double step, double offset, double half) {
        double whole = x / step + offset;
        double nearest = Math.rint(whole);
        return step * (nearest < -half ? -half : nearest > half - 1 ? half - 1 : whole);
    }

    @Test
    void activationsHaveTheSameGradientsAsTheirParts() {
        RandomGenerator random = Seeds.generator(5);
        float[] numbers = normal(ROWS * COLUMNS, random);
        float step = .13f;
        float zero = 6;
        Pass pass = pass(Rounding.ofActivations(4), false, numbers, new float[] {step}, new float[] {zero});
        try (NDManager manager = ENGINE.newManager()) {
            ENGINE.record(true);
            NDArray x = manager.create(numbers);
            NDArray s = manager.create(step);
            x.setRequiresGradient(true);
            s.setRequiresGradient(true);
            NDArray parts = x.div(s);
            NDArray whole = parts.add(parts.round().sub(parts).stopGradient());
            NDArray rounded = whole.clip(-zero, 15 - zero).mul(s);
            NDArray weight = manager.arange(0, numbers.length, 1).toType(x.getDataType(), false);
            ENGINE.backward(rounded.mul(weight).sum());
            float[] ofNumbers = gradient(x);
            float ofStep = (float) (gradient(s)[0] / Math.sqrt(numbers.length * 15.0));
            assertThat(pass.ofNumbers()).containsExactly(ofNumbers, within(1e-4f * numbers.length));
            assertThat(pass.ofSteps()[0]).isCloseTo(ofStep, within(1e-3f * Math.abs(ofStep)));
        }
    }
}
