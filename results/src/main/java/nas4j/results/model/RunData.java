package nas4j.results.model;

import java.util.List;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/**
 * One search and what came of it.
 *
 * @param trials by number
 */
public record RunData(RunKey key, List<TrialRecord> trials) {
    public RunData {
        trials = List.copyOf(trials);
    }
}
