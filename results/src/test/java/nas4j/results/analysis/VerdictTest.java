package nas4j.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.Synthetic;
import nas4j.results.model.RunData;
import nas4j.results.statistics.Contrast;
import nas4j.store.RunKey;
import org.junit.jupiter.api.Test;

final class VerdictTest {
    private static final double[] RANDOM = {90.0, 90.4, 90.2, 89.9, 90.1};

    /** The best of each run, with gains over random search; a first trial that is worse. */
    private static Synthetic experiment(double... gains) {
        Synthetic experiment = new Synthetic("x");
        for (int seed = 1; seed <= gains.length; seed++) {
            double random = RANDOM[(seed - 1) % RANDOM.length];
            experiment.run(RunKey.SEARCH, seed, random - 5, random + gains[seed - 1]);
            experiment.run(RunKey.BASELINE, seed, random, random - 1);
        }
        return experiment;
    }

    private static Verdict verdict(Synthetic experiment) {
        return Verdict.of(Analysis.of(experiment.data()));
    }

    /** Gains 1.3, 2.3, 1.8, 1.3, 2.3: mean 1.8, standard error .5/√5 = .2236, t = 8.05 with 4 degrees: p = .0013. */
    @Test
    void saysBetterWithItsUncertainty() {
        Verdict verdict = verdict(experiment(1.3, 2.3, 1.8, 1.3, 2.3));
        assertThat(verdict.finding()).isEqualTo(Verdict.Finding.BETTER);
        assertThat(verdict.headline())
                .isEqualTo("better than random search by 1.8 points ± 0.2 at equal cost, n = 5 seeds, p = 0.001");
        assertThat(verdict.sentence()).startsWith("Better than").endsWith(".");
    }

    @Test
    void saysWorseAsPlainly() {
        assertThat(verdict(experiment(-1.3, -2.3, -1.8, -1.3, -2.3)).headline())
                .isEqualTo("worse than random search by 1.8 points ± 0.2 at equal cost, n = 5 seeds, p = 0.001");
    }

    @Test
    void saysWhenItCannotTellThemApart() {
        Verdict verdict = verdict(experiment(1.0, -1.0, 2.0, -1.5, 0.5));
        assertThat(verdict.finding()).isEqualTo(Verdict.Finding.INDISTINGUISHABLE);
        assertThat(verdict.headline())
                .isEqualTo(
                        "not distinguishable from random search (0.2 points ± 0.6 better at equal cost, n = 5 seeds, "
                                + "p = 0.77)");
    }

    @Test
    void isHonestAboutEqualScores() {
        Verdict verdict = verdict(experiment(0, 0, 0));
        assertThat(verdict.headline())
                .isEqualTo(
                        "not distinguishable from random search (no difference at equal cost, n = 3 seeds, p = 1.00)");
        assertThat(verdict(experiment(0.1, 0.1, 0.1, 0.1, 0.1)).headline())
                .as("five equal gains are five signs: p = 2/32")
                .isEqualTo("not distinguishable from random search (0.1 points better at equal cost, n = 5 seeds, "
                        + "p = 0.063)");
    }

    @Test
    void saysNothingFromTwoSeeds() {
        Verdict verdict = verdict(experiment(5, 6));
        assertThat(verdict.finding()).isEqualTo(Verdict.Finding.UNKNOWN);
        assertThat(verdict.contrast()).isNull();
        assertThat(verdict.headline())
                .isEqualTo(
                        "nothing can be said: 2 seeds have a result of both the search and random search, 3 are needed");
    }

    @Test
    void saysNothingWithoutRandomSearch() {
        Synthetic alone = new Synthetic("x").run(RunKey.SEARCH, 1, 90);
        assertThat(verdict(alone).headline()).isEqualTo("nothing can be said: random search was not run");
        assertThat(verdict(new Synthetic("x")).headline()).isEqualTo("nothing can be said: the search has no trial");
    }

    @Test
    void leavesOutSeedsThatOnlyOneHas() {
        Synthetic experiment = experiment(1, 2, 1.5).run(RunKey.SEARCH, 9, 99);
        assertThat(verdict(experiment).scores().seeds()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void saysWhatCostMore() {
        Synthetic slow = new Synthetic("x");
        Synthetic more = new Synthetic("x");
        for (long seed = 1; seed <= 3; seed++) {
            slow.secondsEach(6).run(RunKey.SEARCH, seed, 90, 91.0 + seed);
            slow.secondsEach(4).run(RunKey.BASELINE, seed, 90, 90);
            more.run(RunKey.SEARCH, seed, 90, 91.0 + seed, 80);
            more.run(RunKey.BASELINE, seed, 90, 90);
        }
        assertThat(verdict(slow).headline()).contains("at equal evaluations (in 1.50 times the time)");
        assertThat(verdict(more).headline()).contains("at unequal cost (9 against 6 evaluations)");
    }

    /** Random search takes 4 s a trial, the search 6: in the 8 s of random search, the search has done its first trial. */
    @Test
    void comparesAtEqualTimeToo() {
        Synthetic slow = new Synthetic("x");
        for (long seed = 1; seed <= 3; seed++) {
            slow.secondsEach(6).run(RunKey.SEARCH, seed, 88 - seed / 10.0, 95);
            slow.secondsEach(4).run(RunKey.BASELINE, seed, 80, 90);
        }
        Analysis analysis = Analysis.of(slow.data());
        Contrast contrast = EqualTime.find(analysis, List.of(1L, 2L, 3L)).orElseThrow();
        assertThat(contrast.difference()).isCloseTo(-2.2, within(1e-9));
        assertThat(Verdict.of(analysis).scores().findContrast().orElseThrow().difference())
                .isCloseTo(5, within(1e-9));
        assertThat(EqualTime.find(analysis, List.of(1L, 2L))).isEmpty();
    }

    @Test
    void aSmallerLatencyIsBetter() {
        Objective objective = Synthetic.LATENCY;
        Synthetic experiment = new Synthetic("x").objectives(objective);
        for (long seed = 1; seed <= 3; seed++) {
            for (String method : List.of(RunKey.SEARCH, RunKey.BASELINE)) {
                RunKey key = new RunKey("x", method, seed);
                double latency = method.equals(RunKey.SEARCH) ? 2 + 0.1 * seed : 3 + 0.12 * seed;
                TrialOutcome outcome = new TrialOutcome.Completed(List.of(
                        new Measurement("latency-p50", latency, "ms", 0.01, 9, Split.NONE, "host"),
                        new Measurement("latency-p50", 0.1, "ms", 0.01, 9, Split.NONE, "phone")));
                experiment.add(new RunData(key, List.of(Synthetic.record(key, 0, "a=1", outcome, 4))));
            }
        }
        Verdict verdict = verdict(experiment);
        assertThat(verdict.headline()).startsWith("better than random search by 1.040 ms ± 0.012");
        Contrast contrast = verdict.scores().findContrast().orElseThrow();
        assertThat(contrast.difference()).isCloseTo(1.04, within(1e-9));
    }
}
