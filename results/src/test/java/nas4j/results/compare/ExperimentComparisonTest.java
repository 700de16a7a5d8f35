package nas4j.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import nas4j.input.InputException;
import nas4j.results.Synthetic;
import nas4j.store.ExperimentStatus;
import nas4j.store.Protocol;
import nas4j.store.RunKey;
import org.junit.jupiter.api.Test;

final class ExperimentComparisonTest {

    /** Ends at 90 + gain + seed/10 after three trials; random search at 90 + seed/10 after one. */
    private static Synthetic experiment(String name, int seeds, double gain) {
        Synthetic experiment = new Synthetic(name);
        for (long seed = 1; seed <= seeds; seed++) {
            double level = 90 + seed / 10.0;
            experiment.run(RunKey.SEARCH, seed, 80, 89, level + gain + seed % 2 / 100.0);
            experiment.run(RunKey.BASELINE, seed, level, 70, 70);
        }
        return experiment;
    }

    @Test
    void comparesEachWithRandomSearchAndWithEachOther() {
        Comparison comparison = ExperimentComparison.of(
                List.of(experiment("a", 4, 2).data(), experiment("b", 4, -1).data()));
        assertThat(comparison.methods()).extracting(MethodRow::name).containsExactly("a", "b", "random search");
        MethodRow a = comparison.methods().getFirst();
        assertThat(a.summary().mean()).isCloseTo(92.255, within(1e-9));
        assertThat(a.ri()).isCloseTo(100 * 2.005 / 90.25, within(1e-6));
        assertThat(Objects.requireNonNull(a.contrast()).paired()).isTrue();
        assertThat(a.p()).isLessThan(1e-4);
        assertThat(a.adjustedP())
                .isEqualTo(2 * Math.min(a.p(), comparison.methods().get(1).p()), within(1e-15));
        assertThat(Objects.requireNonNull(comparison.methods().get(1).contrast())
                        .difference())
                .isNegative();
        assertThat(comparison.pairs()).hasSize(1);
        assertThat(comparison.pairs().getFirst().contrast().constant()).isTrue();
        assertThat(comparison.pairs().getFirst().contrast().difference()).isCloseTo(3, within(1e-6));
    }

    /** Random search ends at 90.1 to 90.5, median 90.3, after one trial each; seeds 1 and 2 never get there. */
    @Test
    void timesTheWayToWhereRandomSearchEnded() {
        Comparison comparison = ExperimentComparison.of(
                List.of(experiment("a", 5, 2).data(), experiment("b", 5, -1).data()));
        assertThat(comparison.target()).isCloseTo(90.3, within(1e-9));
        assertThat(comparison.speed()).extracting(SpeedRow::method).containsExactly("a", "b", "random search");
        assertThat(comparison.speed().get(0).evaluations().spent()).containsExactly(3.0, 3.0, 3.0, 3.0, 3.0);
        assertThat(comparison.speed().get(0).seconds().median()).isCloseTo(12, within(1e-9));
        assertThat(comparison.speed().get(1).evaluations().reached()).isZero();
        assertThat(comparison.speed().get(2).evaluations().reached()).isEqualTo(3);
        assertThat(comparison.speed().get(0).profile())
                .as("2 cells at once, 3 cells thrice as slow")
                .isCloseTo((2 + 3 * (4 - 3) / 3.0) / 5, within(1e-12));
        assertThat(comparison.speed().get(1).profile()).isZero();
    }

    @Test
    void namesRandomSearchesThatDiffer() {
        Synthetic other = experiment("b", 3, 1);
        other.run(RunKey.BASELINE, 4, 85);
        other.run(RunKey.SEARCH, 4, 85);
        Comparison comparison =
                ExperimentComparison.of(List.of(experiment("a", 3, 1).data(), other.data()));
        assertThat(comparison.methods())
                .extracting(MethodRow::name)
                .containsExactly("a", "b", "random search of a", "random search of b");
    }

    @Test
    void lendsItsRandomSearchToWhoHasNone() {
        Synthetic alone = new Synthetic("b");
        for (long seed = 1; seed <= 3; seed++) {
            alone.run(RunKey.SEARCH, seed, 91 + seed / 7.0);
        }
        Comparison comparison =
                ExperimentComparison.of(List.of(experiment("a", 3, 1).data(), alone.data()));
        assertThat(comparison.methods()).extracting(MethodRow::name).containsExactly("a", "b", "random search");
        assertThat(comparison.methods().get(1).against()).isEqualTo("random search");

        Comparison without = ExperimentComparison.of(List.of(alone.data()));
        assertThat(without.methods().getFirst().ri()).isNaN();
        assertThat(without.remarks()).anyMatch(remark -> remark.startsWith("Random search was not run"));
    }

    @Test
    void testsWithoutPairingWhereSeedsDiffer() {
        Synthetic other = new Synthetic("b");
        for (long seed = 11; seed <= 14; seed++) {
            other.run(RunKey.SEARCH, seed, 91 + seed / 7.0);
            other.run(RunKey.BASELINE, seed, 90);
        }
        Comparison comparison =
                ExperimentComparison.of(List.of(experiment("a", 3, 1).data(), other.data()));
        assertThat(comparison.pairs().getFirst().contrast().paired()).isFalse();
        assertThat(comparison.speed()).isEmpty();
    }

    @Test
    void refusesTwoSeedsAndSaysWhose() {
        assertThatThrownBy(() -> ExperimentComparison.of(List.of(
                        experiment("a", 3, 1).data(), experiment("b", 2, 1).data())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("[b] has [2] seeds")
                .hasMessageNotContaining("[a] has");
    }

    @Test
    void refusesAnotherProtocolAndSaysInWhat() {
        Protocol ours = Synthetic.protocol();
        Protocol other = new Protocol(ours.space(), "images@other", ours.evaluation(), "trials:90", ours.objectives());
        assertThatThrownBy(() -> ExperimentComparison.of(List.of(
                        experiment("a", 3, 1).data(),
                        experiment("b", 3, 1).protocol(other).data())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("[a] and [b] differ in data: [images@77aa] and [images@other]; "
                        + "budget: [trials:60] and [trials:90]")
                .hasMessageContaining("Maybe");
    }

    @Test
    void refusesOtherObjectives() {
        assertThatThrownBy(() -> ExperimentComparison.of(List.of(
                        experiment("a", 3, 1).data(),
                        experiment("b", 3, 1).objectives(Synthetic.LATENCY).data())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("differ in objectives");
    }

    @Test
    void tellsWhatIsNotFinished() {
        Comparison comparison = ExperimentComparison.of(
                List.of(experiment("a", 3, 1).status(ExperimentStatus.RUNNING).data()));
        assertThat(comparison.remarks()).contains("[a] is not finished.");
    }

    @Test
    void judgesSeveralObjectivesByOneHypervolume() {
        Comparison comparison = ExperimentComparison.of(List.of(
                new Synthetic("a")
                        .objectives(Synthetic.ACCURACY, Synthetic.LATENCY)
                        .run(3, 60)
                        .data(),
                new Synthetic("b")
                        .objectives(Synthetic.ACCURACY, Synthetic.LATENCY)
                        .run(3, 60)
                        .data()));
        assertThat(comparison.criterion().name()).isEqualTo("hypervolume");
        assertThat(comparison.methods())
                .allMatch(row -> row.summary().mean() > 30 && row.summary().mean() < 100);
        assertThat(ComparisonTables.methods(comparison).rows()).hasSize(4);
        assertThat(ComparisonTables.againstRandom(comparison).rows()).hasSize(2);
        assertThat(ComparisonTables.pairs(comparison).rows()).hasSize(1);
        assertThat(ComparisonTables.speed(comparison).rows()).hasSize(4);
    }
}
