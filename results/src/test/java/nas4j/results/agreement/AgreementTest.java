package nas4j.results.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
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

    private static Optional<Agreement> find(
            List<Objective> objectives, List<TrialRecord> shared, List<TrialRecord> alone) {
        return Agreement.find(shared.size(), objectives, shared, alone);
    }

    @Test
    void networksAreComparedByNumberOnValidationData() {
        List<TrialRecord> alone = List.of(trial(ALONE, 2, 93), trial(ALONE, 0, 91), trial(ALONE, 1, 92));
        Agreement found = find(List.of(MACS, Synthetic.ACCURACY), trials(SHARED, 51, 53, 52), alone)
                .orElseThrow();
        assertThat(found.orders().getFirst().measurement()).isEqualTo("accuracy");
        assertThat(found.orders().getFirst().unit()).isEqualTo("%");
        assertThat(found.orders().getFirst().pairs())
                .containsExactly(
                        new Order.Pair(0, "n=0", 51, 91),
                        new Order.Pair(1, "n=1", 53, 92),
                        new Order.Pair(2, "n=2", 52, 93));
        assertThat(found.orders().getFirst().tau().tau()).isEqualTo(1.0 / 3, within(1e-12));
    }

    @Test
    void whereNoObjectiveIsLearnedTheFirstThatIsCounts() {
        Agreement found = find(List.of(MACS), trials(SHARED, 1, 2, 3), trials(ALONE, 1, 2, 3))
                .orElseThrow();
        assertThat(found.orders().getFirst().measurement()).isEqualTo("accuracy");
    }

    @Test
    void aNetworkThatBreaksALimitCountsAndOneThatFailedDoesNot() {
        List<TrialRecord> shared = List.of(
                trial(SHARED, 0, 51),
                Synthetic.record(SHARED, 1, "n=1", new TrialOutcome.Infeasible("breaks it", measured(52)), 1),
                Synthetic.record(SHARED, 2, "n=2", new TrialOutcome.Failed("not finite"), 1),
                trial(SHARED, 3, 53),
                trial(SHARED, 4, Double.NaN));
        Agreement found = find(List.of(Synthetic.ACCURACY), shared, trials(ALONE, 5, 4, 3, 2, 1))
                .orElseThrow();
        assertThat(found.orders().getFirst().pairs())
                .extracting(Order.Pair::trial)
                .containsExactly(0L, 1L, 3L);
        assertThat(found.orders().getFirst().tau().tau()).isEqualTo(-1);
    }

    @Test
    void twoNetworksHaveNoOrder() {
        assertThat(find(List.of(Synthetic.ACCURACY), trials(SHARED, 1, 2, 3), trials(ALONE, 1, 2)))
                .isEmpty();
        assertThat(find(List.of(Synthetic.ACCURACY), List.of(), List.of())).isEmpty();
    }

    @Test
    void belowThreeTenthsItIsUntrustworthy() {
        Agreement good = find(List.of(Synthetic.ACCURACY), trials(SHARED, 1, 2, 3, 4, 5), trials(ALONE, 1, 2, 3, 5, 4))
                .orElseThrow();
        assertThat(good.text())
                .isEqualTo(
                        "Kendall's τ of 5 networks between the supernet's weights and training alone: accuracy 0.80 (95 %:"
                                + " -0.19 to 0.98); 5 networks, fewer than 16: says little");
        Agreement bad = find(List.of(Synthetic.ACCURACY), trials(SHARED, 1, 2, 3, 4, 5), trials(ALONE, 2, 1, 4, 3, 1.5))
                .orElseThrow();
        assertThat(bad.orders().getFirst().tau().tau()).isLessThan(.3);
        assertThat(bad.isTrusted()).isFalse();
        assertThat(bad.text()).endsWith("; below 0.3 in accuracy, this supernet is untrustworthy");
    }

    /** Errors grow with accuracies where {@code isOpposed}. */
    private static List<TrialRecord> twoTasks(RunKey run, boolean isOpposed) {
        return IntStream.range(0, 20)
                .mapToObj(k -> Synthetic.record(
                        run,
                        k,
                        "n=" + k,
                        new TrialOutcome.Completed(List.of(
                                new Measurement("mae", isOpposed ? k : -k, "", 0, 100, Split.VALIDATION),
                                new Measurement("accuracy", k, "%", 0, 100, Split.VALIDATION))),
                        1))
                .toList();
    }

    @Test
    void eachObjectiveThatIsLearnedCounts() {
        List<Objective> objectives = List.of(Synthetic.ACCURACY, MACS, new Objective("mae", false, ""));
        Agreement good =
                find(objectives, twoTasks(SHARED, true), twoTasks(ALONE, true)).orElseThrow();
        assertThat(good.orders()).extracting(Order::measurement).containsExactly("accuracy", "mae");
        assertThat(good.isTrusted()).isTrue();
        assertThat(good.shortfall()).isEmpty();
        Agreement bad =
                find(objectives, twoTasks(SHARED, true), twoTasks(ALONE, false)).orElseThrow();
        assertThat(bad.isTrusted()).isFalse();
        assertThat(bad.untrusted()).extracting(Order::measurement).containsExactly("mae");
        assertThat(bad.text())
                .contains("accuracy 1.00 (95 %: ", ", mae -1.00 (95 %: ")
                .endsWith("; below 0.3 in mae, this supernet is untrustworthy");
    }

    @Test
    void fewerNetworksThanWereAskedForAreNamed() {
        assertThat(Agreement.find(24, List.of(Synthetic.ACCURACY), twoTasks(SHARED, true), twoTasks(ALONE, true))
                        .orElseThrow()
                        .shortfall())
                .isEqualTo("20 of 24: no more were found that keep the limits");
        assertThat(Agreement.find(
                                20,
                                List.of(Synthetic.ACCURACY),
                                twoTasks(SHARED, true),
                                twoTasks(ALONE, true).subList(0, 17))
                        .orElseThrow()
                        .shortfall())
                .isEqualTo("17 of 20 have both results");
    }
}
