package nas4j.search.oneshot;

import nas4j.search.StrategyProvider;

/**
 * Describes a strategy that trains a supernet on images first; the networks that come out of that are trained alone, as trials
 * are. Thread-safe.
 */
public interface OneShotProvider extends StrategyProvider {
    /** What is learned is one loss; objectives decide between the networks that come out. */
    @Override
    default int mostObjectives() {
        return Integer.MAX_VALUE;
    }
}
