package nas4j.search.bits;

import nas4j.search.differentiable.Adam;

/**
 * How bits are searched by gradients.
 *
 * @param epochs passes over one half of the images with rounding, from 1
 * @param warmUp share of the steps in which nothing is learned about bits, 0 to below 1
 * @param adam how the strengths of options are learned
 */
public record BitSearch(int epochs, double warmUp, Adam adam) {
    public BitSearch {
        if (epochs < 1 || !(warmUp >= 0 && warmUp < 1)) {
            throw new IllegalArgumentException("found [" + epochs + "] epochs and [" + warmUp
                    + "] as the share without learning, accepted: from 1, and 0 to below 1");
        }
    }

    /** Whether strengths are learned in a step. */
    public boolean learns(long step, long steps) {
        return step >= warmUp * steps;
    }
}
