package nas4j.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nas4j.contract.TinySpace;
import nas4j.evaluate.Descriptor;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.graph.ComputationGraph;
import nas4j.results.Synthetic;
import nas4j.results.model.ExperimentData;
import nas4j.results.model.RunData;
import nas4j.results.rounded.TwinsTest;
import nas4j.space.SearchSpace;
import nas4j.store.Protocol;
import nas4j.store.RunKey;
import org.junit.jupiter.api.Test;

final class ReportTest {
    private static final Instant MADE = Instant.parse("2026-03-02T09:00:00Z");

    private static String report(Synthetic... experiments) {
        return Report.html(List.of(experiments).stream().map(Synthetic::data).toList(), MADE);
    }

    static ComputationGraph network() {
        SearchSpace space = TinySpace.conditional();
        return space.decode(space.sample(new SplittableRandom(3))).graph();
    }

    @Test
    void varietyIsShownWhereItWasLookedFor() {
        Synthetic experiment = new Synthetic("mnist")
                .descriptors(new Descriptor("latency-p50", "host"), new Descriptor("parameters", ""))
                .run(3, 30);
        String page = report(experiment);
        assertThat(page)
                .containsSubsequence("<h3>Variety</h3>", "latency-p50 on host and parameters", "Best of each cell")
                .containsPattern("<rect class=\"cell s0\"[^>]*fill-opacity=\"1\"")
                .containsPattern("<rect class=\"cell s1\"");
        assertThat(report(new Synthetic("mnist").run(3, 30))).doesNotContain("Variety");
    }

    @Test
    void saysTheVerdictFirst() {
        String page = report(new Synthetic("mnist").run(5, 60));
        assertThat(page)
                .containsSubsequence(
                        "<h1>mnist</h1>",
                        "random search",
                        "at equal cost, n = 5 seeds, p = ",
                        "standard error",
                        "Accuracy by seed",
                        "Best accuracy so far, against evaluations",
                        "Best accuracy so far, against time",
                        "Time to target",
                        "Networks",
                        "Which decisions mattered",
                        "stage1/kernel",
                        "Failures",
                        "the loss is [NaN] at step [120]",
                        "Checklist",
                        "? unknown",
                        "Provenance",
                        "c0ffee1234567890",
                        "2026-03-02 09:00:00 UTC");
    }

    @Test
    void roundedNetworksStandBesideTheSameInSinglePrecision() {
        String page = Report.html(List.of(TwinsTest.data()), MADE);
        assertThat(page)
                .containsSubsequence(
                        "<h3>Rounded, and in single precision</h3>",
                        "Each of 2 networks was measured twice",
                        "2 of them are on the front when they are rounded, 1 when they are not, 1 on both",
                        "latency-p50 on host, in single precision",
                        "latency-p50 on host, rounded",
                        "Blocks that rounding slows down",
                        "stage1/2 take more than 5 % longer",
                        "1.50");
        assertThat(report(new Synthetic("mnist").run(3, 30))).doesNotContain("single precision");
    }

    @Test
    void aLatencyThatNobodyMeasuredInSinglePrecisionIsNamed() {
        assertThat(Report.html(List.of(TwinsTest.onAgent()), MADE))
                .containsSubsequence(
                        "<h3>Rounded, and in single precision</h3>",
                        "In single precision nobody measured their latency-p50 on agent://board")
                .doesNotContain("was measured twice", ", in single precision</");
    }

    @Test
    void showsFrontsOfSeveralObjectives() {
        String page = report(new Synthetic("mnist")
                .objectives(Synthetic.ACCURACY, Synthetic.LATENCY)
                .networks(Synthetic.oneNetworkForAll(network()))
                .run(3, 60));
        assertThat(page)
                .containsSubsequence(
                        "hypervolume of the front",
                        "most accuracy",
                        "least latency-p50 on host",
                        "reference point",
                        "Hypervolume by seed",
                        "Pareto front",
                        "Accuracy and latency-p50 on host",
                        "Hypervolume so far, against evaluations",
                        "data:image/svg+xml;base64,");
    }

    @Test
    void loadsNothingAndRunsNothing() {
        String page = report(new Synthetic("mnist")
                .networks(Synthetic.oneNetworkForAll(network()))
                .run(3, 40));
        assertThat(page).contains("Content-Security-Policy").doesNotContain("<script", "<link", "http://", "https://");
        assertThat(Pattern.compile("(src|href)=\"(?!data:|#)").matcher(page).find())
                .isFalse();
    }

    @Test
    void showsTextsOfPeopleAsTexts() {
        String evil = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";
        Synthetic experiment = new Synthetic("mnist " + evil).reason(evil).run(3, 60);
        RunKey key = new RunKey("x", RunKey.SEARCH, 4);
        experiment.add(new RunData(
                key,
                List.of(Synthetic.record(
                        key,
                        0,
                        "op=" + evil,
                        experiment.data().runs().getFirst().trials().getFirst().outcome(),
                        1))));
        String page = report(experiment);
        assertThat(page)
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .doesNotContain("<script", "<img src=x");
    }

    private static Synthetic supernet(String genotype, double... alone) {
        Synthetic experiment = new Synthetic("shared").run(3, 30);
        RunKey key = new RunKey("shared", RunKey.SUPERNET, 1);
        TrialOutcome trained = new TrialOutcome.Completed(List.of(
                Measurement.exact("steps", 1_880, ""),
                Measurement.exact("earlier-steps", 400, ""),
                Measurement.exact("cpu-seconds", 61, "s"),
                Measurement.exact("bytes", 847_760, "B")));
        experiment.add(new RunData(key, List.of(Synthetic.record(key, 0, "any", trained, 90))));
        return experiment
                .add(accuracies(RunKey.SUPERNET_SHARED, genotype, 51, 52, 53, 54, 55, 56))
                .add(accuracies(RunKey.SUPERNET_ALONE, genotype, alone));
    }

    private static RunData accuracies(String method, String genotype, double... accuracies) {
        RunKey key = new RunKey("shared", method, 1);
        return new RunData(
                key,
                IntStream.range(0, accuracies.length)
                        .mapToObj(k -> Synthetic.record(
                                key,
                                k,
                                genotype + k,
                                new TrialOutcome.Completed(List.of(
                                        new Measurement("accuracy", accuracies[k], "%", .3, 2_000, Split.VALIDATION))),
                                9))
                        .toList());
    }

    @Test
    void aSupernetIsShownWithItsCostAndItsRankAgreement() {
        assertThat(report(supernet("n=", 91, 92, 93, 94, 96, 95)))
                .containsSubsequence(
                        "<h3>Supernet</h3>",
                        "Rank agreement with training alone: τ 0.87",
                        "Kendall&#39;s τ of 6 networks",
                        "between 0.38 and 0.98 in accuracy.",
                        "6 networks, fewer than 16: says little.",
                        "1880",
                        "without the first 400 steps",
                        "847.8 kB",
                        "Accuracy with shared weights and alone",
                        "with shared weights (%)",
                        "the supernet before it 1 min 30 s")
                .doesNotContain("ntrustworthy");
        assertThat(report(new Synthetic("mnist").run(3, 30))).doesNotContain("upernet");
    }

    @Test
    void aSupernetWithoutAnOrderIsCalledUntrustworthy() {
        assertThat(report(supernet("n=", 96, 92, 93, 95, 91, 94)))
                .containsPattern("<div class=\"verdict worse\"><p class=\"headline\">Untrustworthy: rank agreement with"
                        + " training alone is τ −0.20 in accuracy, below 0.3")
                .contains("says little of what networks are worth");
    }

    @Test
    void aSupernetThatWasNotMeasuredSaysSo() {
        assertThat(report(supernet("n=")))
                .contains("Whether its order of networks is that of training each alone was not measured.");
    }

    @Test
    void genotypesOfASupernetAreShownAsTexts() {
        assertThat(report(supernet("<img src=x onerror=alert(1)>", 91, 92, 93)))
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img src=x");
    }

    @Test
    void comparesAtEqualTimeWhereCostsDiffer() {
        Synthetic slow = new Synthetic("slow")
                .secondsEach(8)
                .search(4, 40)
                .secondsEach(4)
                .baseline(4, 40);
        assertThat(report(slow))
                .contains("at equal evaluations (in 2.", "Costs differ by more than 5 %", "At equal time");
    }

    @Test
    void isTheSameForTheSameData() {
        assertThat(report(new Synthetic("a").run(3, 50))).isEqualTo(report(new Synthetic("a").run(3, 50)));
    }

    @Test
    void putsExperimentsSideBySide() {
        String page = report(new Synthetic("alpha").run(3, 40), new Synthetic("beta").run(3, 40));
        assertThat(page)
                .containsSubsequence(
                        "<h1>alpha, beta</h1>",
                        "href=\"#e1\"",
                        "Side by side",
                        "Search against search",
                        "Performance profile",
                        "<h2>alpha</h2>",
                        "<h2>beta</h2>");
    }

    @Test
    void saysWhyExperimentsCannotBeCompared() {
        Protocol ours = Synthetic.protocol();
        Protocol other =
                new Protocol("nas-bench-201@1", ours.data(), ours.evaluation(), ours.budget(), ours.objectives());
        String page = report(
                new Synthetic("alpha").run(3, 40),
                new Synthetic("beta").protocol(other).run(3, 40));
        assertThat(page)
                .contains("are not compared with each other", "[alpha] and [beta] differ in space")
                .doesNotContain("Performance profile");
    }

    @Test
    void saysWhenThereIsLittleToSay() {
        assertThat(report(new Synthetic("empty")))
                .contains("Nothing can be said: the search has no trial", "No trial was completed");
        assertThat(report(new Synthetic("two").run(2, 6)))
                .contains("2 seeds have a result of both", "One line for each seed", "Too few networks were measured");
        assertThat(report(new Synthetic("many").objectives(Synthetic.ACCURACY, Synthetic.LATENCY)))
                .contains("Nothing can be said");
        assertThatThrownBy(() -> Report.html(List.<ExperimentData>of(), MADE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsWhatWasMeasuredOnceMoreBesideWhatTheSearchSaw() {
        Synthetic experiment = new Synthetic("mnist")
                .objectives(Synthetic.ACCURACY, Synthetic.LATENCY)
                .run(3, 60);
        assertThat(report(experiment)).doesNotContain("Measured once more");
        RunKey run = new RunKey("mnist", RunKey.MEASURED_AGAIN, 1);
        TrialOutcome again = new TrialOutcome.Completed(List.of(
                new Measurement("latency-p50", 12.5, "ms", 0.25, 300, Split.NONE, "host"),
                new Measurement("latency-unstable", 1, "", 0, 300, Split.NONE, "host")));
        TrialOutcome broken = new TrialOutcome.Infeasible("breaks latency-p50 on host <= 2 with 2.5", List.of());
        experiment.add(new RunData(
                run, List.of(Synthetic.record(run, 7, "a", again, 10), Synthetic.record(run, 9, "b", broken, 10))));
        assertThat(report(experiment))
                .containsSubsequence(
                        "Pareto front",
                        "Measured once more",
                        "12.5",
                        "ms",
                        "%",
                        "unstable: repeats differ by more than 5 %",
                        "breaks latency-p50 on host &lt;= 2 with 2.5");
    }

    @Test
    void leavesTimeOutWhereNothingTookAny() {
        assertThat(report(new Synthetic("table").secondsEach(1e-6).run(3, 40)))
                .contains("There is no curve against time", "at equal cost", "took less than a second")
                .doesNotContain("so far, against time");
    }

    @Test
    void staysSmallForManyTrials() {
        String page = report(new Synthetic("many")
                .objectives(Synthetic.ACCURACY, Synthetic.LATENCY)
                .run(5, 4_000));
        assertThat(page).hasSizeLessThan(700_000).contains("The numbers are those of the fronts alone.");
    }
}
