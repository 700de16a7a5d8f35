package nas4j.search.differentiable.strategy;

import nas4j.search.differentiable.Adam;
import nas4j.search.differentiable.EigenvalueStop;
import nas4j.search.differentiable.Method;
import nas4j.search.differentiable.SkipDecay;
import org.jspecify.annotations.Nullable;

/**
 * A search by gradients, but for how the supernet's own weights are learned.
 *
 * @param architecture how α is learned
 * @param epochs passes over one half of the images, from 1
 * @param warmUp share of the steps in which α stays as it is, 0 to below 1
 * @param every steps from one step of α to the next, from 1
 * @param stop null to go on to the end
 */
public record GradientSearch(
        Method method,
        Adam architecture,
        int epochs,
        double warmUp,
        int every,
        SkipDecay skipDecay,
        @Nullable EigenvalueStop stop) {
    public GradientSearch {
        if (epochs < 1) {
            throw new IllegalArgumentException("found [" + epochs + "] epochs, accepted: from 1");
        }
    }
}
