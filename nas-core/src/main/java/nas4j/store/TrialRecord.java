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
 * @param continuedShare share of the full budget up to which an earlier trial of this run had trained this architecture,
 *     from where this one went on, 0 to below {@code share}; 0 for one that began at the start
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
        double continuedShare,
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
        if (!(continuedShare >= 0 && continuedShare < share) || (sameAs != null && continuedShare > 0)) {
            throw new IllegalArgumentException("trial " + id + " went on from the share [" + continuedShare
                    + "], accepted: 0 to below its own " + share + ", and 0 if another one answered it");
        }
    }

    /** What the evaluation cost, in full evaluations: above 0 to 1, whatever came of it. */
    public double cost() {
        return share - continuedShare;
    }
}
