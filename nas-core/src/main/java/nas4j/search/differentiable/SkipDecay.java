package nas4j.search.differentiable;

/**
 * Keeps skips from winning because they help training: each mix that has one gets β times what it reads on top, and β falls
 * in a straight line to zero. DARTS−: Chu et al. 2021, equation 6.
 *
 * @param first β at the first step, from 0; 0 for none
 */
public record SkipDecay(double first) {
    /** None. */
    public static final SkipDecay NONE = new SkipDecay(0);

    /** From 1. */
    public static final SkipDecay STANDARD = new SkipDecay(1);

    public SkipDecay {
        if (!(first >= 0 && first < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("first β [" + first + "] is not from 0");
        }
    }

    /**
     * β.
     *
     * @param progress share of the steps that are done, 0 to 1
     */
    public double beta(double progress) {
        return first * (1 - progress);
    }
}
