package nas4j.djl.rounding;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import nas4j.djl.memory.ProcessorCopy;
import nas4j.djl.script.ScriptLibrary;
import nas4j.djl.script.ScriptedFunction;
import nas4j.graph.Rounding;

/**
 * Rounds activations to whole steps, from 0 to {@code 2^bits − 1}. In training it does so in three parts, of which a network
 * can leave out two: numbers are counted in steps, cut off and rounded, and turned back. A normalisation that gives numbers in
 * steps, and a layer whose weights are times the step, come to the same at the cost of their few parameters.
 *
 * <p>Gradients are those of Esser et al. 2020 (LSQ), equations 3 and 5 and section 2.2: straight through where nothing is cut
 * off, 0 elsewhere; the step's is times {@code 1 / √(n · Q)}. The zero has none.
 */
public final class ActivationRounding implements Rounder {
    private final Rounder whole;
    private final PtNDArray step;
    private final PtNDArray zero;
    private final ScriptedFunction learned;
    private final ScriptedFunction perLearned;
    private final ScriptedFunction cut;
    private final ScriptedFunction cutAtZero;
    private final ScriptedFunction least;
    private final ScriptedFunction round;
    private final long greatest;

    /**
     * A way to round.
     *
     * @param elements of one example that the step is for: LSQ's n
     * @param step {@code [1]}, above 0
     * @param zero {@code [1]}, the whole number that stands for 0
     */
    public ActivationRounding(Rounding rounding, long elements, PtNDArray step, PtNDArray zero, ScriptLibrary library) {
        this.step = step;
        this.zero = zero;
        greatest = (1L << rounding.bits()) - 1;
        double factor = FakeRounding.factor(elements, greatest);
        whole = FakeRounding.of(rounding, 0, greatest, factor, step, zero, library);
        String own = "torch.add(torch.detach(s), torch.sub(s, torch.detach(s)), alpha=%s)".formatted(factor);
        learned = library.function(own, "s");
        perLearned = library.function("torch.reciprocal(%s)".formatted(own), "s");
        String upper = "float(torch.rsub(z, %d))".formatted(greatest);
        cut = library.function("torch.hardtanh(x, float(torch.neg(z)), %s)".formatted(upper), "x", "z");
        cutAtZero = library.function("torch.hardtanh(x, 0., %s)".formatted(upper), "x", "z");
        least = library.function("torch.minimum(x, m)", "x", "m");
        round = library.function("torch.round_(torch.detach(x))");
    }

    /** All at once, by one native call, which needs gradients of first order only. */
    @Override
    public PtNDArray apply(PtNDArray x) {
        return whole.apply(x);
    }

    /** All parts one after the other. */
    public PtNDArray inTurn(PtNDArray x) {
        try (PtNDArray perStep = perStep();
                PtNDArray steps = JniUtils.mul(x, perStep);
                PtNDArray rounded = rounded(steps);
                PtNDArray own = step()) {
            return JniUtils.mul(rounded, own);
        }
    }

    /**
     * Rounds what is added to sums of products with weights as a runtime with whole numbers does: to 32-bit numbers that count
     * this step times the weights'. What 32 bits cannot count stays as it is. Without gradients.
     *
     * @param weightSteps of each channel, or one
     */
    public Rounder ofBiases(PtNDArray weightSteps, ScriptLibrary library) {
        String unit = "torch.mul(s, w)";
        String count = "torch.div(b, " + unit + ")";
        ScriptedFunction function = library.function(
                "torch.where(torch.lt(torch.abs(%s), %d), torch.mul(torch.round(%s), %s), b)"
                        .formatted(count, Integer.MAX_VALUE, count, unit),
                "b",
                "s",
                "w");
        return bias -> function.apply(bias, step, weightSteps);
    }

    /** The step {@code [1]}, with LSQ's factor in its gradient: a new array. */
    public PtNDArray step() {
        return learned.apply(step);
    }

    /** What makes steps of numbers {@code [1]}: a new array. */
    public PtNDArray perStep() {
        return perLearned.apply(step);
    }

    /** Numbers that are counted in steps, cut off and rounded: whole numbers less the zero, a new array. */
    public PtNDArray rounded(PtNDArray steps) {
        return inPlace(cut.apply(steps, zero));
    }

    /**
     * The same with numbers below 0 cut off.
     *
     * @param most above this, in numbers and not in steps, they are cut off as well; infinite if not
     */
    public PtNDArray rectified(PtNDArray steps, float most) {
        if (most == Float.POSITIVE_INFINITY || most >= end()) {
            return inPlace(cutAtZero.apply(steps, zero));
        }
        try (PtNDArray perStep = perStep();
                PtNDArray limit = perStep.mul(most);
                PtNDArray limited = least.apply(steps, limit)) {
            return inPlace(cutAtZero.apply(limited, zero));
        }
    }

    /** The greatest number that is not cut off. */
    private float end() {
        return (greatest - ProcessorCopy.numbers(zero)[0]) * ProcessorCopy.numbers(step)[0];
    }

    /** Past the gradients: those of cutting off need what was cut only. */
    private PtNDArray inPlace(PtNDArray cutOff) {
        round.apply(cutOff).close();
        return cutOff;
    }
}
