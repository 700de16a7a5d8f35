package nas4j.store;

import java.time.Instant;
import nas4j.evaluate.TrialOutcome;
import org.jspecify.annotations.Nullable;

/**
 * A finished trial as it is kept. Within a run, trials are numbered from 0 in the order they were suggested; they may
 * finish, and be kept, in another order.
 *
 * @param id its number in the run, from 0
 * @param genotype canonical text
 * @param graphHash of the simplified network, the same for isomorphic networks; empty if it could not be built
 * @param share of the full budget it may have spent, above 0 to 1
 * @param seed of the evaluation
 * @param sameAs the earlier trial of this run that answered it, because the network was the same; null for one that was
 *     evaluated itself
 * @param worker what evaluated it, such as {@code thread-1} or {@code process-2}
 */
public record TrialRecord(
        RunKey run,
        long id,
        String genotype,
        String graphHash,
        double share,
        long seed,
        TrialOutcome outcome,
        @Nullable Long sameAs,
        Instant start,
        Instant end,
        String worker) {
    public TrialRecord {
        if (id < 0) {
            throw new IllegalArgumentException("a trial has the number [" + id + "], accepted: 0 and more");
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "trial " + id + " has the share [" + share + "], accepted: above 0 to 1");
        }
    }
}
