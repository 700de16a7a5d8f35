package nas4j.experiments.show;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.run.Delivery;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.results.model.WeightTrace;
import nas4j.results.tasks.TaskNetwork;
import nas4j.store.ArtifactRecord;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;

/**
 * The networks that the searches of an experiment found for tasks.
 *
 * @param found by seed, in the order of the tasks; empty where one network was looked for
 * @param models of those that are handed back, one for each task; without those that are not trained yet
 */
public record TaskModels(List<TaskNetwork> found, Map<TaskNetwork, Delivered> models) {
    public TaskModels {
        found = List.copyOf(found);
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
    }

    /** Reads them. */
    public static TaskModels read(TrialStore store, Experiment experiment) {
        List<TaskNetwork> found = new ArrayList<>();
        for (WeightTrace trace : WeightTraces.read(store, experiment.name())) {
            found.addAll(TaskNetwork.of(
                    trace.seed(),
                    trace.networks(),
                    ExperimentSummary.trials(store, experiment, RunKey.SEARCH, trace.seed())));
        }
        Map<TaskNetwork, Delivered> models = new LinkedHashMap<>();
        for (TaskNetwork network : TaskNetwork.handedBack(found)) {
            findModel(store, experiment, network).ifPresent(model -> models.put(network, model));
        }
        return new TaskModels(found, models);
    }

    private static Optional<Delivered> findModel(TrialStore store, Experiment experiment, TaskNetwork network) {
        Optional<ArtifactRecord> model = store.artifacts(experiment.name()).stream()
                .filter(artifact -> artifact.name().equals(Delivery.modelOf(network.task())))
                .findFirst();
        List<TrialRecord> trained = new ArrayList<>(
                ExperimentSummary.findDelivered(store, experiment).stream().toList());
        trained.addAll(ExperimentSummary.trials(store, experiment, RunKey.ASKED_FOR, network.seed()));
        return network.findTrained(trained).flatMap(trial -> model.map(file -> new Delivered(experiment, trial, file)));
    }

    /**
     * The network that is handed back for a task, or will be.
     *
     * @throws InputException if no network was looked for for a task of that name, or it could not be evaluated
     */
    public TaskNetwork require(String task) {
        List<String> tasks = found.stream().map(TaskNetwork::task).distinct().toList();
        if (!tasks.contains(task)) {
            throw new InputException(
                    Where.UNKNOWN,
                    "found the task [" + task + "], "
                            + (tasks.isEmpty()
                                    ? "accepted: none, as one network was looked for\nMaybe leave out --task."
                                    : Nearest.hint(task, tasks)));
        }
        return TaskNetwork.handedBack(found).stream()
                .filter(network -> network.task().equals(task))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        Where.UNKNOWN, "no network of the task [" + task + "] has been evaluated with success"));
    }
}
