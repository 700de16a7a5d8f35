package nas4j.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.Synthetic;
import nas4j.results.model.RunData;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import org.junit.jupiter.api.Test;

final class FailuresTest {
    private static RunData run(String method, TrialOutcome... outcomes) {
        RunKey key = new RunKey("x", method, 1);
        List<TrialRecord> trials = new ArrayList<>();
        for (TrialOutcome outcome : outcomes) {
            trials.add(Synthetic.record(key, trials.size(), "a=1", outcome, 1));
        }
        return new RunData(key, trials);
    }

    @Test
    void reasonsThatDifferInParticularsAreOne() {
        Failures failures = Failures.of(List.of(
                run(
                        RunKey.SEARCH,
                        new TrialOutcome.Failed("the loss is [NaN] at step [17]\nMaybe the learning rate is too high."),
                        new TrialOutcome.Completed(List.of()),
                        new TrialOutcome.Infeasible("breaks macs <= 20M with 2.1e7"),
                        new TrialOutcome.Failed("the loss is [Infinity] at step [3]")),
                run(RunKey.BASELINE, new TrialOutcome.Infeasible("breaks macs <= 20M with 33000000")),
                run(RunKey.FINAL, new TrialOutcome.Failed("the loss is [NaN] at step [1]"))));
        assertThat(failures.reasons())
                .containsExactly(
                        new Failures.Reason(false, "the loss is [NaN] at step [17]", 2, 0, 1),
                        new Failures.Reason(true, "breaks macs <= 20M with 2.1e7", 1, 1, 0));
    }

    @Test
    void aRefusalIsNoFailure() {
        Failures failures = Failures.of(List.of(
                run(RunKey.SEARCH, new TrialOutcome.Failed("too slow"), new TrialOutcome.Infeasible("too slow"))));
        assertThat(failures.reasons()).hasSize(2);
    }
}
