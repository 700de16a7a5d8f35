package nas4j.results.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.model.RunData;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/**
 * Why trials of an experiment have no result, the most frequent reason first. Reasons that differ only in what is in
 * brackets or in numbers are one.
 */
public record Failures(List<Reason> reasons) {

    /**
     * One reason.
     *
     * @param infeasible whether the network was refused, rather than that its evaluation failed
     * @param example the first line of the first such reason, in full
     * @param search trials of the search
     * @param baseline trials of random search
     * @param others trials of the final evaluation
     */
    public record Reason(boolean infeasible, String example, long search, long baseline, long others) {
        /** All trials with the reason. */
        public long count() {
            return search + baseline + others;
        }

        private Reason plus(String method) {
            boolean isSearch = method.equals(RunKey.SEARCH);
            boolean isBaseline = method.equals(RunKey.BASELINE);
            return new Reason(
                    infeasible,
                    example,
                    search + (isSearch ? 1 : 0),
                    baseline + (isBaseline ? 1 : 0),
                    others + (isSearch || isBaseline ? 0 : 1));
        }
    }

    private static final Pattern PARTICULARS = Pattern.compile("\\[[^\\]]*\\]|\\d+([.,]\\d+)*([eE][-+]?\\d+)?");

    public Failures {
        reasons = List.copyOf(reasons);
    }

    /** Counts the reasons in all runs. */
    public static Failures of(List<RunData> runs) {
        Map<String, Reason> reasons = new LinkedHashMap<>();
        for (RunData run : runs) {
            for (TrialRecord trial : run.trials()) {
                count(reasons, trial.outcome(), run.key().method());
            }
        }
        List<Reason> sorted = new ArrayList<>(reasons.values());
        sorted.sort(Comparator.comparingLong(Reason::count).reversed());
        return new Failures(sorted);
    }

    private static void count(Map<String, Reason> reasons, TrialOutcome outcome, String method) {
        switch (outcome) {
            case TrialOutcome.Completed _ -> {}
            case TrialOutcome.Infeasible infeasible -> count(reasons, true, infeasible.reason(), method);
            case TrialOutcome.Failed failed -> count(reasons, false, failed.reason(), method);
        }
    }

    private static void count(Map<String, Reason> reasons, boolean infeasible, String text, String method) {
        String first = text.lines().findFirst().orElse("");
        String kind = infeasible + PARTICULARS.matcher(first).replaceAll("#");
        Reason known = reasons.getOrDefault(kind, new Reason(infeasible, first, 0, 0, 0));
        reasons.put(kind, known.plus(method));
    }
}
