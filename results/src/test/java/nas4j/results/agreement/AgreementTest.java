package nas4j.results.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.Synthetic;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final Objective MACS = new Objective("macs", false, "");
    private static final RunKey SHARED = new RunKey("x", RunKey.SUPERNET_SHARED, 1);
    private static final RunKey ALONE = new RunKey("x", RunKey.SUPERNET_ALONE, 1);

    private static List<Measurement> measured(double accuracy) {
        return List.of(
                Measurement.exact("macs", 7, ""),
                new Measurement("accuracy", accuracy, "%", .3, 100, Split.VALIDATION),
                new Measurement("accuracy", 100 - accuracy, "%", .3, 100, Split.TEST));
    }

    private static TrialRecord trial(RunKey run, long id, double accuracy) {
        return Synthetic.record(run, id, "n=" + id, new TrialOutcome.Completed(measured(accuracy)), 1);
    }

    private static List<TrialRecord> trials(RunKey run, double... accuracies) {
        return IntStream.range(0, accuracies.length)
                .mapToObj(k -> trial(run, k, accuracies[k]))
                .toList();
    }

    @Test
    void networksAreComparedByNumberOnValidationData() {
        List<TrialRecord> alone = List.of(trial(ALONE, 2, 93), trial(ALONE, 0, 91), trial(ALONE, 1, 92));
        Agreement found = Agreement.find(List.of(MACS, Synthetic.ACCURACY), trials(SHARED, 51, 53, 52), alone)
                .orElseThrow();
        assertThat(found.measurement()).isEqualTo("accuracy");
        assertThat(found.unit()).isEqualTo("%");
        assertThat(found.pairs())
                .containsExactly(
                        new Agreement.Pair(0, "n=0", 51, 91),
                        new Agreement.Pair(1, "n=1", 53, 92),
                        new Agreement.Pair(2, "n=2", 52, 93));
        assertThat(found.tau().tau()).isEqualTo(1.0 / 3, within(1e-12));
    }

    @Test
    void whereNoObjectiveIsLearnedTheFirstThatIsCounts() {
        Agreement found = Agreement.find(List.of(MACS), trials(SHARED, 1, 2, 3), trials(ALONE, 1, 2, 3))
                .orElseThrow();
        assertThat(found.measurement()).isEqualTo("accuracy");
    }

    @Test
    void aNetworkThatBreaksALimitCountsAndOneThatFailedDoesNot() {
        List<TrialRecord> shared = List.of(
                trial(SHARED, 0, 51),
                Synthetic.record(SHARED, 1, "n=1", new TrialOutcome.Infeasible("breaks it", measured(52)), 1),
                Synthetic.record(SHARED, 2, "n=2", new TrialOutcome.Failed("not finite"), 1),
                trial(SHARED, 3, 53),
                trial(SHARED, 4, Double.NaN));
        Agreement found = Agreement.find(List.of(Synthetic.ACCURACY), shared, trials(ALONE, 5, 4, 3, 2, 1))
                .orElseThrow();
        assertThat(found.pairs()).extracting(Agreement.Pair::trial).containsExactly(0L, 1L, 3L);
        assertThat(found.tau().tau()).isEqualTo(-1);
    }

    @Test
    void twoNetworksHaveNoOrder() {
        assertThat(Agreement.find(List.of(Synthetic.ACCURACY), trials(SHARED, 1, 2, 3), trials(ALONE, 1, 2)))
                .isEmpty();
        assertThat(Agreement.find(List.of(Synthetic.ACCURACY), List.of(), List.of()))
                .isEmpty();
    }

    @Test
    void belowThreeTenthsItIsUntrustworthy() {
        Agreement good = Agreement.find(
                        List.of(Synthetic.ACCURACY), trials(SHARED, 1, 2, 3, 4, 5), trials(ALONE, 1, 2, 3, 5, 4))
                .orElseThrow();
        assertThat(good.text())
                .isEqualTo("accuracy of 5 networks: Kendall's τ 0.80 (95 %: -0.19 to 0.98) between the supernet's"
                        + " weights and training alone");
        Agreement bad = Agreement.find(
                        List.of(Synthetic.ACCURACY), trials(SHARED, 1, 2, 3, 4, 5), trials(ALONE, 2, 1, 4, 3, 1.5))
                .orElseThrow();
        assertThat(bad.tau().tau()).isLessThan(.3);
        assertThat(bad.isTrusted()).isFalse();
        assertThat(bad.text()).endsWith("; below 0.3, this supernet is untrustworthy");
    }
}
