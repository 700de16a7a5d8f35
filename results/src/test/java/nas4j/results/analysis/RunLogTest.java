package nas4j.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.Synthetic;
import nas4j.results.model.RunData;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RunLogTest {
    private static final RunKey KEY = new RunKey("x", RunKey.SEARCH, 1);
    private static final Instant START = Instant.EPOCH;

    private static TrialRecord trial(
            long id, double share, TrialOutcome outcome, @Nullable Long sameAs, String worker) {
        return new TrialRecord(
                KEY, id, "g=" + id, "", share, 0, 0, outcome, sameAs, START, START.plusSeconds(10), worker);
    }

    private static TrialOutcome accuracy(double value, Split split) {
        return new TrialOutcome.Completed(List.of(new Measurement("accuracy", value, "%", 0, 1, split)));
    }

    private static RunLog log(TrialRecord... trials) {
        return RunLog.of(new RunData(KEY, List.of(trials)), new Scoring(List.of(Synthetic.ACCURACY)));
    }

    @Test
    void countsWhatWasSpent() {
        RunLog log = log(
                trial(0, 1, accuracy(80, Split.VALIDATION), null, "w"),
                trial(1, 1, accuracy(80, Split.VALIDATION), 0L, ""),
                trial(2, 1, new TrialOutcome.Infeasible("too large"), null, ""),
                trial(3, 1, new TrialOutcome.Infeasible("too slow when measured"), null, "w"),
                trial(4, 0.25, accuracy(70, Split.VALIDATION), null, "w"),
                trial(5, 1, new TrialOutcome.Failed("diverged"), null, "w"));
        assertThat(log.cost()).isEqualTo(new Cost(6, 3, 1, 2, 1, 3.25, 50));
    }

    @Test
    void whatWentOnFromAShorterTrainingCostsTheDifference() {
        TrialRecord brief = trial(0, .25, accuracy(70, Split.VALIDATION), null, "w");
        TrialRecord longer =
                new TrialRecord(KEY, 1, brief.genotype(), "", 1, .25, 0, brief.outcome(), null, START, START, "w");
        assertThat(log(brief, longer).cost().evaluations()).isEqualTo(1);
    }

    @Test
    void scoresTrialsAtTheFullBudgetByWhatTheSearchSaw() {
        RunLog log = log(
                trial(0, 0.5, accuracy(99, Split.VALIDATION), null, "w"),
                trial(1, 1, accuracy(98, Split.TEST), null, "w"),
                trial(2, 1, accuracy(Double.NaN, Split.VALIDATION), null, "w"),
                trial(3, 1, accuracy(80, Split.VALIDATION), null, "w"),
                trial(4, 1, accuracy(80, Split.VALIDATION), null, "w"));
        assertThat(log.scored()).extracting(scored -> scored.trial().id()).containsExactly(3L, 4L);
        ScoredTrial best = log.findBest(0).orElseThrow();
        assertThat(best.trial().id()).as("the first of equals").isEqualTo(3);
        assertThat(best.losses()).containsExactly(-80.0);
        assertThat(best.evaluations()).isEqualTo(3.5);
        assertThat(best.seconds()).isEqualTo(40);
    }

    @Test
    void findsNoBestInNothing() {
        assertThat(log().findBest(0)).isEmpty();
        assertThat(log().cost()).isEqualTo(Cost.NONE);
    }
}
