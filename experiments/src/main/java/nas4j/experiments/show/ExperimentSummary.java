package nas4j.experiments.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.config.Experiment;
import nas4j.results.agreement.Agreement;
import nas4j.results.agreement.Order;
import nas4j.results.tasks.TaskNetwork;
import nas4j.store.ExperimentRecord;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.jspecify.annotations.Nullable;

/**
 * An experiment in short.
 *
 * @param search trials of all seeds
 * @param baseline trials of all seeds
 * @param delivered what it hands back; null if it is not finished, or nothing is trained
 * @param inherited what it hands back with the weights of its supernet; null if there is none, or it was not measured
 * @param agreement of a supernet's order with that of training alone; null if there is none, or it is not measured yet
 * @param tasks networks that the search found for tasks
 * @param measuredAgain networks of the search's front, with what was measured last of what depends on a device
 */
public record ExperimentSummary(
        ExperimentRecord record,
        Experiment experiment,
        MethodSummary search,
        MethodSummary baseline,
        @Nullable TrialRecord delivered,
        @Nullable TrialRecord inherited,
        @Nullable Agreement agreement,
        TaskModels tasks,
        Map<TrialId, TrialRecord> measuredAgain) {
    public ExperimentSummary {
        measuredAgain = Map.copyOf(measuredAgain);
    }

    /**
     * Reads an experiment.
     *
     * @param top so many of the search's best trials are wanted
     */
    public static ExperimentSummary of(TrialStore store, ExperimentRecord record, Experiment experiment, int top) {
        TrialRecord delivered = findDelivered(store, experiment).orElse(null);
        return new ExperimentSummary(
                record,
                experiment,
                MethodSummary.of(store, experiment, RunKey.SEARCH, top),
                MethodSummary.of(store, experiment, RunKey.BASELINE, 1),
                delivered,
                findInherited(store, experiment, delivered).orElse(null),
                agreement(store, experiment),
                TaskModels.read(store, experiment),
                measuredAgain(store, experiment));
    }

    private static @Nullable Agreement agreement(TrialStore store, Experiment experiment) {
        if (!(experiment.evaluation() instanceof EvaluationPlan.BySupernet plan)) {
            return null;
        }
        long first = experiment.seeds().getFirst();
        return Agreement.find(
                        plan.agreement(),
                        experiment.goal().objectives(),
                        trials(store, experiment, RunKey.SUPERNET_SHARED, first),
                        trials(store, experiment, RunKey.SUPERNET_ALONE, first))
                .orElse(null);
    }

    static List<TrialRecord> trials(TrialStore store, Experiment experiment, String method, long seed) {
        try (Stream<TrialRecord> trials = store.trials(new RunKey(experiment.name(), method, seed))) {
            return trials.toList();
        }
    }

    private static Map<TrialId, TrialRecord> measuredAgain(TrialStore store, Experiment experiment) {
        Map<TrialId, TrialRecord> again = new LinkedHashMap<>();
        for (long seed : experiment.seeds()) {
            try (Stream<TrialRecord> trials =
                    store.trials(new RunKey(experiment.name(), RunKey.MEASURED_AGAIN, seed))) {
                trials.forEach(trial -> again.put(TrialId.of(trial), trial));
            }
        }
        return again;
    }

    /** The front of the search as it was measured last. */
    public List<TrialRecord> lastFront() {
        return search.front().stream()
                .map(trial -> measuredAgain.getOrDefault(TrialId.of(trial), trial))
                .toList();
    }

    /** The trial of the search whose network is handed back. */
    public Optional<TrialId> findDeliveredId() {
        return delivered == null
                ? Optional.empty()
                : search.front().stream()
                        .filter(trial -> trial.graphHash().equals(delivered.graphHash()))
                        .map(TrialId::of)
                        .findFirst();
    }

    private static Optional<TrialRecord> findInherited(
            TrialStore store, Experiment experiment, @Nullable TrialRecord delivered) {
        if (delivered == null || !(experiment.evaluation() instanceof EvaluationPlan.BySupernet)) {
            return Optional.empty();
        }
        return experiment.seeds().stream()
                .flatMap(seed -> trials(store, experiment, RunKey.FINAL, seed).stream())
                .filter(trial -> trial.id() == RunKey.FINAL_OF_SEARCH
                        && trial.graphHash().equals(delivered.graphHash()))
                .findFirst();
    }

    static Optional<TrialRecord> findDelivered(TrialStore store, Experiment experiment) {
        RunKey run =
                new RunKey(experiment.name(), RunKey.FINAL, experiment.seeds().getFirst());
        try (Stream<TrialRecord> trials = store.trials(run)) {
            return trials.filter(trial -> trial.id() == RunKey.DELIVERED).findFirst();
        }
    }

    /**
     * The fields that scripts rely on.
     *
     * @param withTop whether with the search's best trials
     */
    public Map<String, @Nullable Object> json(boolean withTop) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("experiment", record.name());
        json.put("status", record.status().name().toLowerCase(Locale.ROOT));
        json.put("seed", experiment.seeds().getFirst());
        json.put("seeds", experiment.seeds());
        json.put("trials", search.evaluated());
        json.put("completed", search.completed());
        json.put("failed", search.failed());
        json.put("infeasible", search.infeasible());
        json.put("known", search.known());
        json.put("best", search.best() == null ? null : trial(search.best()));
        json.put("front", search.front().stream().map(this::member).toList());
        json.put("baseline", baseline(baseline));
        json.put("delivered", delivered == null ? null : delivered(delivered));
        if (inherited != null) {
            json.put("inherited", trial(inherited));
        }
        if (agreement != null) {
            json.put("supernet", agreement(agreement));
        }
        if (!tasks.found().isEmpty()) {
            json.put("tasks", tasks.found().stream().map(this::task).toList());
        }
        if (withTop) {
            json.put("top", search.top().stream().map(ExperimentSummary::trial).toList());
        }
        return json;
    }

    private Map<String, @Nullable Object> task(TaskNetwork network) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("task", network.task());
        json.put("seed", network.seed());
        json.put("genotype", network.genotype());
        json.put("trial", network.trial() == null ? null : trial(network.trial()));
        Delivered model = tasks.models().get(network);
        json.put("delivered", model == null ? null : measurements(model.trial().outcome()));
        return json;
    }

    private static Map<String, @Nullable Object> agreement(Agreement agreement) {
        Map<String, @Nullable Object> json =
                new LinkedHashMap<>(order(agreement.orders().getFirst()));
        json.put("asked", agreement.asked());
        json.put("trusted", agreement.isTrusted());
        json.put(
                "orders",
                agreement.orders().stream().map(ExperimentSummary::order).toList());
        return json;
    }

    private static Map<String, Object> order(Order order) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("measurement", order.measurement());
        json.put("networks", order.pairs().size());
        json.put("kendall", order.tau().tau());
        json.put("low95", order.tau().low());
        json.put("high95", order.tau().high());
        return json;
    }

    private Map<String, @Nullable Object> member(TrialRecord trial) {
        Map<String, @Nullable Object> json = trial(trial);
        TrialRecord again = measuredAgain.get(TrialId.of(trial));
        if (again != null) {
            json.put("measuredAgain", measurements(again.outcome()));
        }
        return json;
    }

    private Map<String, @Nullable Object> delivered(TrialRecord trial) {
        Map<String, @Nullable Object> json = trial(trial);
        json.put("id", findDeliveredId().map(TrialId::toString).orElse(null));
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> baseline(MethodSummary baseline) {
        if (baseline.evaluated() == 0) {
            return null;
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("trials", baseline.evaluated());
        json.put("completed", baseline.completed());
        json.put("failed", baseline.failed());
        json.put("infeasible", baseline.infeasible());
        json.put("best", baseline.best() == null ? null : trial(baseline.best()));
        json.put(
                "front", baseline.front().stream().map(ExperimentSummary::trial).toList());
        return json;
    }

    private static Map<String, @Nullable Object> trial(TrialRecord trial) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", TrialId.of(trial).toString());
        json.put("genotype", trial.genotype());
        json.put("hash", trial.graphHash());
        json.put("measurements", measurements(trial.outcome()));
        return json;
    }

    private static Map<String, Object> measurements(TrialOutcome outcome) {
        List<Measurement> measurements =
                outcome instanceof TrialOutcome.Completed completed ? completed.measurements() : new ArrayList<>();
        Map<String, Object> json = new LinkedHashMap<>();
        for (Measurement measurement : measurements) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("value", measurement.value());
            fields.put("unit", measurement.unit());
            fields.put("standardError", measurement.standardError());
            fields.put("n", measurement.n());
            fields.put("split", measurement.split().name().toLowerCase(Locale.ROOT));
            String device = measurement.device().isEmpty() ? "" : " on " + measurement.device();
            json.merge(measurement.name() + device, fields, (first, _) -> first);
        }
        return json;
    }
}
