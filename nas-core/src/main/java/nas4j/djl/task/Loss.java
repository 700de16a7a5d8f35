package nas4j.djl.task;

import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.PixelLabels;
import nas4j.djl.data.PixelValues;
import nas4j.djl.data.Target;

/** How far an output is from the truth, for training. */
public sealed interface Loss {

    /**
     * Mean cross-entropy, of images or of pixels.
     *
     * @param smoothing share of the target that is spread over all classes, 0 to below 1
     */
    record CrossEntropy(double smoothing) implements Loss {
        public CrossEntropy {
            if (!(smoothing >= 0 && smoothing < 1)) {
                throw new IllegalArgumentException("smoothing [" + smoothing + "] is not 0 to below 1");
            }
        }
    }

    /** Mean of |output − truth|, the L1 loss. */
    record AbsoluteError() implements Loss {}

    /** Mean of (output − truth)². */
    record SquaredError() implements Loss {}

    /** What is usual for a target: cross-entropy for classes, absolute error for values. */
    static Loss usual(Target target, double smoothing) {
        return switch (target) {
            case ClassLabels _, PixelLabels _ -> new CrossEntropy(smoothing);
            case PixelValues _ -> new AbsoluteError();
        };
    }

    /** Whether the truth is of the kind that this compares with. */
    default boolean fits(Target target) {
        return switch (this) {
            case CrossEntropy _ -> target instanceof ClassLabels || target instanceof PixelLabels;
            case AbsoluteError _, SquaredError _ -> target instanceof PixelValues;
        };
    }

    /** The same with another smoothing, where there is one. */
    default Loss smoothed(double smoothing) {
        return switch (this) {
            case CrossEntropy _ -> new CrossEntropy(smoothing);
            case AbsoluteError _, SquaredError _ -> this;
        };
    }
}
