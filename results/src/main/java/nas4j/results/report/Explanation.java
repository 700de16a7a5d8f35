package nas4j.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.Cost;
import nas4j.results.analysis.CostComparison;
import nas4j.results.analysis.Criterion;
import nas4j.results.analysis.EqualTime;
import nas4j.results.analysis.FrontScale;
import nas4j.results.analysis.RelativeImprovement;
import nas4j.results.analysis.SeedScores;
import nas4j.results.analysis.Verdict;
import nas4j.results.statistics.Contrast;
import nas4j.results.statistics.Summary;
import nas4j.results.text.NumberText;

/** What a verdict is made of, in sentences. */
final class Explanation {
    private Explanation() {}

    static List<String> of(Analysis analysis, Verdict verdict) {
        List<String> sentences = new ArrayList<>();
        Contrast contrast = verdict.contrast();
        if (contrast != null) {
            sentences.add(scores(verdict.scores()));
            sentences.add(compared(verdict.scores()));
            sentences.add(tests(contrast));
            sentences.add(effect(contrast, verdict.scores()));
            sentences.add(cost(verdict.cost()));
            if (!verdict.cost().hasEqualSeconds()) {
                EqualTime.find(analysis, verdict.scores().seeds())
                        .ifPresent(equal ->
                                sentences.add(equalTime(equal, verdict.scores().criterion())));
            }
        }
        String left = leftOut(analysis, verdict.scores());
        if (!left.isEmpty()) {
            sentences.add(left);
        }
        return sentences;
    }

    private static String scores(SeedScores scores) {
        Criterion criterion = scores.criterion();
        double ri = RelativeImprovement.of(scores.searchValues(), scores.baselineValues(), criterion.maximized());
        return "Mean " + criterion.name() + ": " + mean(scores.searchValues(), criterion) + " for the search, "
                + mean(scores.baselineValues(), criterion) + " for random search; relative improvement "
                + NumberText.fixed(ri, 2) + " %. Each ± is a standard error over seeds.";
    }

    private static String mean(List<Double> values, Criterion criterion) {
        Summary summary = Summary.of(values);
        return NumberText.withError(summary.mean(), summary.standardError(), criterion.unit());
    }

    private static String compared(SeedScores scores) {
        String seeds = scores.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String what = scores.criterion().equals(FrontScale.CRITERION)
                ? "the fronts of both, as the searches saw them"
                : scores.onTest()
                        ? "the network that each chose by what it saw, evaluated once more on test data"
                        : "the best that each saw while it searched (there is no final evaluation of every run)";
        return "Compared, seed by seed (" + seeds + "): " + what + ".";
    }

    private static String tests(Contrast contrast) {
        String rank = "Wilcoxon's signed-rank test" + (contrast.rankExact() ? " (exact)" : "") + " gives "
                + NumberText.p(contrast.rankP()) + "; with " + contrast.n()
                + " pairs it cannot give less than " + NumberText.pValue(contrast.leastRankP()) + ".";
        return contrast.constant()
                ? "The differences do not vary over seeds, so that a t-test says nothing: p is of " + rank
                : "p is of Student's paired t-test, two-sided. " + rank;
    }

    private static String effect(Contrast contrast, SeedScores scores) {
        String size = Double.isFinite(contrast.effect())
                ? "Effect size: Hedges' g = " + NumberText.fixed(contrast.effect(), 2)
                        + " standard deviations of the paired differences"
                : "All differences are equal";
        return size + "; probability of superiority " + NumberText.fixed(contrast.superiority(), 2) + ": "
                + counts(scores) + ".";
    }

    private static String counts(SeedScores scores) {
        long better = 0;
        long equal = 0;
        for (long seed : scores.seeds()) {
            int order = Double.compare(
                    scores.search().getOrDefault(seed, Double.NaN),
                    scores.baseline().getOrDefault(seed, Double.NaN));
            better += order < 0 ? 1 : 0;
            equal += order == 0 ? 1 : 0;
        }
        int seeds = scores.seeds().size();
        return "the search was better for " + better + ", equal for " + equal + " and worse for "
                + (seeds - better - equal) + " of " + seeds + " seeds";
    }

    private static String cost(CostComparison cost) {
        String equality = cost.hasEqualEvaluations() && cost.hasEqualSeconds()
                ? "Costs are equal to 5 %: "
                : "Costs differ by more than 5 %: ";
        return equality + spent("the search", cost.search(), cost) + ", "
                + spent("random search", cost.baseline(), cost)
                + ", over all seeds together"
                + (cost.isInstant() ? "; all of them took less than a second." : ".");
    }

    private static String spent(String who, Cost spent, CostComparison cost) {
        String time = cost.isInstant() ? "" : " in " + NumberText.duration(spent.seconds());
        return who + " " + NumberText.plain(spent.evaluations()) + " evaluations" + time;
    }

    private static String equalTime(Contrast contrast, Criterion criterion) {
        String size = NumberText.withError(
                Math.abs(contrast.difference()), contrast.standardError(), criterion.differenceUnit());
        return "At equal time (of each seed, as long as the run that ended first took; as the searches saw it) the search "
                + "is " + size + (contrast.difference() < 0 ? " worse" : " better") + ", n = " + contrast.n() + ", "
                + NumberText.p(contrast.p()) + ".";
    }

    private static String leftOut(Analysis analysis, SeedScores scores) {
        List<Long> seeds = scores.seeds();
        String left = analysis.runs().stream()
                .map(run -> run.key().seed())
                .filter(seed -> !seeds.contains(seed))
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return left.isEmpty() ? "" : "Left out, because one of the two has no result: seed " + left + ".";
    }
}
