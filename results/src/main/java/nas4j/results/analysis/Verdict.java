package nas4j.results.analysis;

import java.util.List;
import java.util.Locale;
import nas4j.results.statistics.Contrast;
import nas4j.results.text.NumberText;
import org.jspecify.annotations.Nullable;

/**
 * Whether the search was worth it, against random search.
 *
 * @param headline one sentence without a full stop
 * @param scores what was compared
 * @param cost what both spent over the seeds that both have
 * @param contrast how much better the search was, in the unit of the scores; null if nothing can be said
 */
public record Verdict(
        Finding finding,
        String headline,
        SeedScores scores,
        CostComparison cost,
        @Nullable Contrast contrast) {

    /** What there is to say. */
    public enum Finding {
        /** Significantly better than random search. */
        BETTER,
        /** Significantly worse than random search. */
        WORSE,
        /** No significant difference. */
        INDISTINGUISHABLE,
        /** Too little to judge by. */
        UNKNOWN
    }

    /** Fewer seeds say nothing. */
    public static final int LEAST_SEEDS = 3;

    /** The verdict on an experiment: on its objective, or on the hypervolume of several. */
    public static Verdict of(Analysis analysis) {
        return analysis.search().isEmpty() || analysis.baseline().isEmpty()
                ? unknown(analysis, "nothing can be said: " + missing(analysis))
                : of(analysis, analysis.mainScores());
    }

    /** The verdict on one objective. */
    public static Verdict of(Analysis analysis, SeedScores scores) {
        CostComparison cost = CostComparison.of(analysis, scores.seeds());
        int seeds = scores.seeds().size();
        if (seeds < LEAST_SEEDS) {
            String found = seeds == 0 ? "no seed has" : seeds == 1 ? "1 seed has" : seeds + " seeds have";
            String text = "nothing can be said: " + found + " a result of both the search and random search, "
                    + LEAST_SEEDS + " are needed";
            return new Verdict(Finding.UNKNOWN, text, scores, cost, null);
        }
        Contrast contrast = scores.findContrast().orElseThrow();
        Finding finding = finding(contrast);
        return new Verdict(finding, headline(finding, scores, cost, contrast), scores, cost, contrast);
    }

    private static Finding finding(Contrast contrast) {
        if (!contrast.isSignificant()) {
            return Finding.INDISTINGUISHABLE;
        }
        return contrast.difference() > 0 ? Finding.BETTER : Finding.WORSE;
    }

    private static Verdict unknown(Analysis analysis, String text) {
        SeedScores scores = analysis.scores(0);
        return new Verdict(Finding.UNKNOWN, text, scores, CostComparison.of(analysis, List.of()), null);
    }

    private static String missing(Analysis analysis) {
        return analysis.search().isEmpty() ? "the search has no trial" : "random search was not run";
    }

    private static String headline(Finding finding, SeedScores scores, CostComparison cost, Contrast contrast) {
        Criterion criterion = scores.criterion();
        String evidence = cost.phrase() + ", n = " + contrast.n() + " seeds, " + NumberText.p(contrast.p());
        String size = NumberText.withError(
                Math.abs(contrast.difference()), contrast.standardError(), criterion.differenceUnit());
        return switch (finding) {
            case BETTER -> "better than random search by " + size + " " + evidence;
            case WORSE -> "worse than random search by " + size + " " + evidence;
            case INDISTINGUISHABLE, UNKNOWN ->
                "not distinguishable from random search (" + direction(contrast, size) + " " + evidence + ")";
        };
    }

    private static String direction(Contrast contrast, String size) {
        if (contrast.difference() == 0) {
            return "no difference";
        }
        return size + (contrast.difference() > 0 ? " better" : " worse");
    }

    /** The headline as a sentence. */
    public String sentence() {
        return headline.substring(0, 1).toUpperCase(Locale.ROOT) + headline.substring(1) + ".";
    }
}
