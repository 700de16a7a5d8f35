package nas4j.results.analysis;

import java.time.Duration;
import java.util.Collection;
import nas4j.evaluate.TrialOutcome;
import nas4j.store.TrialRecord;

/**
 * What a run spent. Networks that were seen before cost nothing, nor do those that were refused before a worker saw them.
 *
 * @param trials all that were suggested
 * @param repeated trials that an earlier one answered
 * @param evaluations trials that were evaluated, each by the share of the full budget that it added
 * @param seconds of evaluation, without what the machine waited between
 */
public record Cost(
        long trials, long completed, long repeated, long infeasible, long failed, double evaluations, double seconds) {
    /** Nothing spent. */
    public static final Cost NONE = new Cost(0, 0, 0, 0, 0, 0, 0);

    private static final double NANOS = 1e9;

    Cost plus(TrialRecord trial) {
        boolean repeats = trial.sameAs() != null;
        boolean infeasible = trial.outcome() instanceof TrialOutcome.Infeasible;
        boolean failed = trial.outcome() instanceof TrialOutcome.Failed;
        Duration time = Duration.between(trial.start(), trial.end());
        return new Cost(
                trials + 1,
                completed + (infeasible || failed ? 0 : 1),
                this.repeated + (repeats ? 1 : 0),
                this.infeasible + (infeasible ? 1 : 0),
                this.failed + (failed ? 1 : 0),
                evaluations + (repeats || trial.worker().isEmpty() ? 0 : trial.cost()),
                seconds + (repeats ? 0 : time.toNanos() / NANOS));
    }

    private Cost plus(Cost other) {
        return new Cost(
                trials + other.trials,
                completed + other.completed,
                repeated + other.repeated,
                infeasible + other.infeasible,
                failed + other.failed,
                evaluations + other.evaluations,
                seconds + other.seconds);
    }

    /** What several runs spent together. */
    public static Cost sum(Collection<Cost> costs) {
        return costs.stream().reduce(NONE, Cost::plus);
    }
}
