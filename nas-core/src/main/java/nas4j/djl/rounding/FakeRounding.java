package nas4j.djl.rounding;

import ai.djl.pytorch.engine.PtNDArray;
import nas4j.djl.script.ScriptLibrary;
import nas4j.djl.script.ScriptedFunction;
import nas4j.graph.Rounding;

/**
 * Rounds numbers to whole steps and back: {@code step · (cut(round(x / step) + zero) − zero)}, half to even, cut off where
 * the bits end.
 *
 * <p>The gradient of {@code x} is that of the result where nothing was cut off, and 0 elsewhere (straight through: Bengio
 * et al. 2013). That of the step is {@code round(x / step) − x / step} where nothing was cut off and the end's distance
 * from the zero elsewhere, times {@code 1 / √(n · Q)}: Esser et al. 2020 (LSQ), equations 3 and 5 and section 2.2. The zero
 * has none. Both are computed by one native call, which needs gradients of first order only.
 *
 * @param step {@code [1]}, or {@code [channels]} of the first dimension
 * @param zero as many whole numbers
 */
public record FakeRounding(ScriptedFunction function, PtNDArray step, PtNDArray zero) implements Rounder {

    /**
     * Of weights: whole numbers on both sides of 0.
     *
     * @param elements that one step is for: LSQ's n
     */
    public static FakeRounding ofWeights(
            Rounding rounding, long elements, PtNDArray step, PtNDArray zero, ScriptLibrary library) {
        long half = 1L << (rounding.bits() - 1);
        return of(rounding, -half, half - 1, factor(elements, half - 1), step, zero, library);
    }

    /** LSQ's factor of a step's gradient. */
    static double factor(long elements, long most) {
        return 1 / Math.sqrt((double) elements * most);
    }

    static FakeRounding of(
            Rounding rounding,
            long least,
            long most,
            double factor,
            PtNDArray step,
            PtNDArray zero,
            ScriptLibrary library) {
        String expression = rounding.perChannel()
                ? "torch._fake_quantize_learnable_per_channel_affine(x, s, z, 0, %d, %d, %s)"
                : "torch._fake_quantize_learnable_per_tensor_affine(x, s, z, %d, %d, %s)";
        return new FakeRounding(library.function(expression.formatted(least, most, factor), "x", "s", "z"), step, zero);
    }

    @Override
    public PtNDArray apply(PtNDArray x) {
        return function.apply(x, step, zero);
    }
}
