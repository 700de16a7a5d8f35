package nas4j.djl.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.djl.Engine;
import nas4j.djl.Parameter;
import nas4j.djl.TrainingDevice;
import nas4j.djl.script.ScriptLibrary;
import nas4j.graph.Rounding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class ActivationRoundingTest {
    private static final Engine ENGINE = Engine.open(TrainingDevice.CPU);
    private static final int COUNT = 200;
    private static final float STEP = .4f;
    private static final float ZERO = 6;

    /** What one way to round gave. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Result(float[] values, float[] ofNumbers, float ofStep) {}

    private static Result result(BiFunction<ActivationRounding, PtNDArray, NDArray> way) {
        try (NDManager manager = ENGINE.newManager()) {
            ENGINE.record(true);
            RandomGenerator random = Seeds.generator(3);
            float[] numbers = new float[COUNT];
            for (int k = 0; k < COUNT; k++) {
                numbers[k] = 3 * (float) random.nextGaussian();
            }
            NDArray x = manager.create(numbers);
            NDArray step = manager.create(new float[] {STEP});
            x.setRequiresGradient(true);
            step.setRequiresGradient(true);
            ActivationRounding rounding = new ActivationRounding(
                    Rounding.ofActivations(4),
                    COUNT,
                    (PtNDArray) step,
                    (PtNDArray) manager.create(new float[] {ZERO}),
                    new ScriptLibrary(manager));
            NDArray y = way.apply(rounding, (PtNDArray) x);
            NDArray weight = manager.arange(0, COUNT, 1).toType(y.getDataType(), false);
            ENGINE.backward(y.mul(weight).sum());
            return new Result(y.toFloatArray(), gradient(x), gradient(step)[0]);
        }
    }

    private static float[] gradient(NDArray array) {
        try (NDArray found = ENGINE.findGradient(new Parameter("", array, true)).orElseThrow()) {
            return found.toFloatArray();
        }
    }

    private static void assertAlike(Result found, Result expected) {
        assertThat(found.values()).containsExactly(expected.values(), within(1e-5f));
        assertThat(found.ofNumbers()).containsExactly(expected.ofNumbers(), within(1e-3f));
        assertThat(found.ofStep()).isCloseTo(expected.ofStep(), within(1e-3f * Math.abs(expected.ofStep())));
    }

    private static PtNDArray inSteps(ActivationRounding rounding, PtNDArray x) {
        return x.mul(rounding.perStep());
    }

    /** {@code x} for the gradients, another value. */
    private static NDArray with(NDArray x, NDArray value) {
        return x.add(value.sub(x).stopGradient());
    }

    /** Esser et al. 2020, equations 1 to 3, with their factor in the gradient of the step. */
    private static NDArray published(NDArray x, NDArray ownStep, double least) {
        NDArray cut = x.div(ownStep).clip(least, 15 - ZERO);
        return with(cut, cut.round()).mul(ownStep);
    }

    @Test
    void partsAreThePublishedRounding() {
        assertAlike(
                result((rounding, x) -> rounding.rounded(inSteps(rounding, x)).mul(rounding.step())),
                result((rounding, x) -> published(x, rounding.step(), -ZERO)));
        assertThat(result((rounding, x) ->
                                rounding.rounded(inSteps(rounding, x)).mul(rounding.step()))
                        .values())
                .containsExactly(result(ActivationRounding::apply).values(), within(1e-5f));
    }

    @Test
    void rectifiedIsWhatIsRoundedAfterARectifier() {
        assertAlike(
                result((rounding, x) -> rounding.rectified(inSteps(rounding, x), Float.POSITIVE_INFINITY)
                        .mul(rounding.step())),
                result((rounding, x) -> published(x, rounding.step(), 0)));
    }

    /** The greatest number of whole steps is 3.6: less than that is cut off before it is rounded. */
    @Test
    void aLimitBelowTheLastStepCutsOff() {
        Result found = result(
                (rounding, x) -> rounding.rectified(inSteps(rounding, x), 1.5f).mul(rounding.step()));
        assertAlike(found, result((rounding, x) -> published(x.clip(0, 1.5), rounding.step(), 0)));
        assertThat(found.values()).contains(1.6f).doesNotContain(2.0f);
    }

    @Test
    void aLimitAboveTheLastStepChangesNothing() {
        assertAlike(
                result((rounding, x) ->
                        rounding.rectified(inSteps(rounding, x), 4).mul(rounding.step())),
                result((rounding, x) -> published(x, rounding.step(), 0)));
    }

    @Test
    void theGradientOfTheStepHasItsFactor() {
        float alone =
                result((rounding, x) -> x.mul(0).add(rounding.step().mul(.5))).ofStep();
        double sum = .5 * COUNT * (COUNT - 1) / 2;
        assertThat((double) alone).isCloseTo(sum / Math.sqrt(COUNT * 15.0), within(1e-2));
    }
}
