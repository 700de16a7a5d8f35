package nas4j.search.differentiable.strategy;

import nas4j.search.Settings;
import nas4j.search.oneshot.OneShotProvider;

/** Describes searches by gradients of one kind; found by its name. Thread-safe. */
public interface GradientSearchProvider extends OneShotProvider {

    /**
     * How the search goes.
     *
     * @param settings a value for each of {@link #settings()}, checked
     */
    GradientSearch plan(Settings settings);
}
