package nas4j.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.Synthetic;
import nas4j.results.model.RunData;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import org.junit.jupiter.api.Test;

final class AnalysisTest {
    private static TrialOutcome outcome(double accuracy, double latency, Split split) {
        return new TrialOutcome.Completed(List.of(
                new Measurement("accuracy", accuracy, "%", 0, 1, split),
                new Measurement("latency-p50", latency, "ms", 0, 1, Split.NONE, "host")));
    }

    private static RunData run(String method, Split split, double... accuracyAndLatency) {
        RunKey key = new RunKey("x", method, 1);
        List<TrialRecord> trials = new ArrayList<>();
        for (int k = 0; k < accuracyAndLatency.length; k += 2) {
            String genotype = method + "=" + k;
            TrialOutcome outcome = outcome(accuracyAndLatency[k], accuracyAndLatency[k + 1], split);
            trials.add(Synthetic.record(key, k / 2, genotype, outcome, 4));
        }
        return new RunData(key, trials);
    }

    /** A final run whose trials are of the same genotypes as those of a search and of random search. */
    private static RunData finals(String search, double searchAccuracy, String random, double randomAccuracy) {
        RunKey key = new RunKey("x", RunKey.FINAL, 1);
        return new RunData(
                key,
                List.of(
                        Synthetic.record(key, 0, search, outcome(searchAccuracy, 1, Split.TEST), 4),
                        Synthetic.record(key, 1, random, outcome(randomAccuracy, 1, Split.TEST), 4),
                        Synthetic.record(key, 2, search, outcome(99, 1, Split.TEST), 40)));
    }

    private static Synthetic single() {
        return new Synthetic("x")
                .add(run(RunKey.SEARCH, Split.VALIDATION, 80, 1, 90, 1))
                .add(run(RunKey.BASELINE, Split.VALIDATION, 85, 1, 84, 1));
    }

    @Test
    void choosesByValidationAndScoresByTheFinalEvaluation() {
        Synthetic experiment = single().add(finals("search=2", 88, "baseline=0", 86));
        SeedScores scores = Analysis.of(experiment.data()).mainScores();
        assertThat(scores.onTest()).isTrue();
        assertThat(scores.searchValues()).as("not the later, longer training").containsExactly(88.0);
        assertThat(scores.baselineValues()).containsExactly(86.0);
        assertThat(scores.criterion()).isEqualTo(new Criterion("accuracy", "%", true));
    }

    @Test
    void scoresByValidationIfOneFinalEvaluationIsMissing() {
        Synthetic experiment = single().add(finals("search=2", 88, "baseline=2", 86));
        SeedScores scores = Analysis.of(experiment.data()).mainScores();
        assertThat(scores.onTest()).isFalse();
        assertThat(scores.searchValues()).containsExactly(90.0);
        assertThat(Analysis.of(single().data()).mainScores().onTest()).isFalse();
    }

    @Test
    void comparesExperimentsOnTestOnlyIfAllHaveFinals() {
        List<Analysis> together = Analysis.together(
                List.of(single().add(finals("search=2", 88, "baseline=0", 86)).data(), single().data()));
        assertThat(together).noneMatch(analysis -> analysis.mainScores().onTest());
    }

    /**
     * Fronts (90, 4), (80, 2) and (85, 3). Losses from −90 to −80 and 2 to 4; the reference is (−79, 4.2), the box 11 · 2.2.
     * The search dominates 11 · .2 + 1 · 2 = 4.2, random search 6 · 1.2 = 7.2.
     */
    @Test
    void hypervolumesAreSharesOfTheBoxAroundAllFronts() {
        Synthetic experiment = new Synthetic("x")
                .objectives(Synthetic.ACCURACY, Synthetic.LATENCY)
                .add(run(RunKey.SEARCH, Split.VALIDATION, 90, 4, 80, 2, 79, 5))
                .add(run(RunKey.BASELINE, Split.VALIDATION, 85, 3, 84, 3.5));
        Analysis analysis = Analysis.of(experiment.data());
        FrontScale scale = analysis.findScale().orElseThrow();
        assertThat(scale.reference().get(0)).isCloseTo(-79, within(1e-12));
        assertThat(scale.reference().get(1)).isCloseTo(4.2, within(1e-12));
        SeedScores scores = analysis.mainScores();
        assertThat(scores.criterion()).isEqualTo(FrontScale.CRITERION);
        assertThat(scores.searchValues().getFirst()).isCloseTo(100 * 4.2 / 24.2, within(1e-9));
        assertThat(scores.baselineValues().getFirst()).isCloseTo(100 * 7.2 / 24.2, within(1e-9));
        assertThat(analysis.scores(0).searchValues()).containsExactly(90.0);
        assertThat(analysis.scores(1).searchValues()).containsExactly(2.0);
        List<Staircase> curves = analysis.againstEvaluations(analysis.search());
        assertThat(curves.getFirst().last()).isCloseTo(-100 * 4.2 / 24.2, within(1e-9));
        assertThat(curves.getFirst().steps()).extracting(Staircase.Step::spent).containsExactly(1.0, 2.0);
    }

    @Test
    void longRunsOfManyObjectivesEndWhereTheyEnd() {
        double[] numbers = new double[4_000];
        for (int k = 0; k < numbers.length; k += 2) {
            numbers[k] = 50 + 40 * Math.sin(k / 1_300.0);
            numbers[k + 1] = 10 - k / 500.0;
        }
        Synthetic experiment = new Synthetic("x")
                .objectives(Synthetic.ACCURACY, Synthetic.LATENCY)
                .add(run(RunKey.SEARCH, Split.VALIDATION, numbers));
        Analysis analysis = Analysis.of(experiment.data());
        Staircase curve = analysis.againstEvaluations(analysis.search()).getFirst();
        assertThat(curve.steps()).hasSizeLessThanOrEqualTo(200);
        assertThat(-curve.last())
                .isCloseTo(
                        analysis.mainScores()
                                .criterion()
                                .value(analysis.mainScores().search().getOrDefault(1L, Double.NaN)),
                        within(1e-9));
        assertThat(curve.end()).isEqualTo(2_000);
    }

    @Test
    void emptyExperimentsHaveNoScores() {
        Analysis analysis = Analysis.of(new Synthetic("x")
                .objectives(Synthetic.ACCURACY, Synthetic.LATENCY)
                .data());
        assertThat(analysis.mainScores().seeds()).isEmpty();
        assertThat(analysis.mainScores().onTest()).isFalse();
        assertThat(analysis.findScale()).isEmpty();
    }
}
