package nas4j.experiments.run;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.Experiment;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.tree.Condition;
import nas4j.store.TrialRecord;

/** Says why a search found nothing that it may evaluate. */
final class NothingFeasible {
    private static final int MOST_REASONS = 3;

    private final Map<String, Integer> reasons = new HashMap<>();
    private final Map<String, Double> least = new TreeMap<>();
    private long trials;

    private NothingFeasible() {}

    /** @param tried all trials of the search, each infeasible */
    static InputException of(Experiment experiment, Stream<TrialRecord> tried) {
        NothingFeasible found = new NothingFeasible();
        tried.forEach(found::add);
        Where where = experiment.goal().constraints().stream()
                .findFirst()
                .map(Condition::expression)
                .map(expression -> expression.where())
                .orElse(experiment.places().space());
        return new InputException(where, found.text());
    }

    private void add(TrialRecord trial) {
        trials++;
        if (trial.outcome() instanceof TrialOutcome.Infeasible infeasible) {
            reasons.merge(infeasible.reason(), 1, Integer::sum);
            for (Measurement cost : infeasible.measurements()) {
                least.merge(cost.name(), cost.value(), Math::min);
            }
        }
    }

    private String text() {
        String why = reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_REASONS)
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining("; "));
        String costs = least.entrySet().stream()
                .map(entry -> entry.getKey() + " " + Math.round(entry.getValue()))
                .collect(Collectors.joining(", "));
        return "none of [" + trials + "] networks that were looked at is feasible: " + why
                + (costs.isEmpty() ? "" : "\nMaybe the limits are too narrow: the least found are " + costs + ".");
    }
}
