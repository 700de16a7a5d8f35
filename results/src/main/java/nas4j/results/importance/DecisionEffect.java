package nas4j.results.importance;

import java.util.Comparator;
import java.util.List;

/**
 * What one decision alone did to the loss, whatever the others were.
 *
 * @param share of the loss's variance that it explains: ω², which is 0 on average where there is no effect, and can be
 *     below. Hays 1963; Olejnik and Algina 2003, eq. 8
 * @param luck what {@code share} is at most in 95 of 100 cases if the losses are dealt out at random
 * @param p how often losses dealt out at random explain as much; not corrected for the number of decisions
 * @param levels its options in the order of their labels
 */
public record DecisionEffect(String decision, double share, double luck, double p, List<Level> levels) {

    /**
     * One option.
     *
     * @param label {@code (absent)} where the decision does not exist
     * @param n samples with it
     * @param meanLoss over them
     */
    public record Level(String label, int n, double meanLoss) {}

    public DecisionEffect {
        levels = List.copyOf(levels);
    }

    /** The option of the least mean loss. */
    public Level best() {
        return levels.stream().min(Comparator.comparing(Level::meanLoss)).orElseThrow();
    }

    /** The option of the largest mean loss. */
    public Level worst() {
        return levels.stream().max(Comparator.comparing(Level::meanLoss)).orElseThrow();
    }
}
