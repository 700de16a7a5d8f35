package nas4j.search.differentiable.strategy;

import nas4j.search.Settings;
import nas4j.search.StrategyProvider;

/** Describes searches by gradients of one kind; found by its name. Thread-safe. */
public interface GradientSearchProvider extends StrategyProvider {

    /**
     * How the search goes.
     *
     * @param settings a value for each of {@link #settings()}, checked
     */
    GradientSearch plan(Settings settings);

    /** Weights are learned from one loss; objectives decide between the networks that they mean. */
    @Override
    default int mostObjectives() {
        return Integer.MAX_VALUE;
    }
}
