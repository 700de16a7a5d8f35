package nas4j.experiments.evaluation;

import java.time.Instant;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.prepare.Screened;
import nas4j.search.Suggestion;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import org.jspecify.annotations.Nullable;

/**
 * A trial of which the outcome is not known yet.
 *
 * @param id number in its run
 * @param graphHash of its network; empty if it cannot be built
 * @param continued from where it goes on, if it is evaluated
 */
public record Draft(RunKey run, long id, Suggestion suggestion, String graphHash, Continued continued) {
    private static final String NOBODY = "";

    /** One that begins at the start, and that no longer one follows. */
    public Draft(RunKey run, long id, Suggestion suggestion, String graphHash) {
        this(run, id, suggestion, graphHash, Continued.NONE);
    }

    /** What trials with the same answer share: their network and their budget. */
    public String network() {
        return graphHash + " " + suggestion.share();
    }

    /** What its evaluation costs, in full evaluations. */
    public double cost() {
        return suggestion.share() - continued.share();
    }

    /** Of all randomness in its evaluation. */
    public long seed() {
        return TrialSeeds.of(run, id);
    }

    /** It cannot be built, or breaks a constraint. */
    public TrialRecord refused(Screened.Refused refused, Instant now) {
        TrialOutcome outcome = new TrialOutcome.Infeasible(refused.reason(), refused.costs());
        return record(null, 0, new Evaluated(outcome, now, now, NOBODY));
    }

    /** Answered by an earlier trial, which was of the same network. */
    public TrialRecord same(TrialRecord known, Instant now) {
        return record(known.id(), 0, new Evaluated(known.outcome(), now, now, NOBODY));
    }

    /** With its outcome. */
    public TrialRecord evaluated(Evaluated done) {
        return record(null, continued.share(), done);
    }

    private TrialRecord record(@Nullable Long sameAs, double continuedShare, Evaluated done) {
        return new TrialRecord(
                run,
                id,
                suggestion.genotype().text(),
                graphHash,
                suggestion.share(),
                continuedShare,
                seed(),
                done.outcome(),
                sameAs,
                done.start(),
                done.end(),
                done.worker());
    }
}
