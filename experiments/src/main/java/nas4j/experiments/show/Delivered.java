package nas4j.experiments.show;

import java.util.Optional;
import java.util.stream.Stream;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.ExportPrecision;
import nas4j.experiments.run.Delivery;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.store.ArtifactRecord;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.jspecify.annotations.Nullable;

/**
 * A network that an experiment has trained to be used.
 *
 * @param trial its last training, measured on test data
 * @param model as ONNX
 */
public record Delivered(Experiment experiment, TrialRecord trial, ArtifactRecord model) {

    /**
     * What the experiment hands back by itself.
     *
     * @throws InputException if there is nothing yet
     */
    public static Delivered best(TrialStore store, Experiment experiment) {
        requireTraining(experiment);
        RunKey run =
                new RunKey(experiment.name(), RunKey.FINAL, experiment.seeds().getFirst());
        return find(store, experiment, run, RunKey.DELIVERED, Delivery.MODEL)
                .orElseThrow(() -> new InputException(
                        Where.UNKNOWN,
                        "experiment [" + experiment.name() + "] has no model yet\nMaybe it is not finished: nas resume "
                                + experiment.name()));
    }

    /**
     * A network that somebody asked for before.
     *
     * @param precision that it was asked for with; null for the experiment's own
     * @throws InputException if its training failed, or the experiment trains nothing
     */
    public static Optional<Delivered> find(
            TrialStore store, Experiment experiment, TrialId id, @Nullable ExportPrecision precision) {
        requireTraining(experiment);
        RunKey run = new RunKey(experiment.name(), Delivery.runOf(precision), id.seed());
        return find(store, experiment, run, id.trial(), Delivery.modelOf(id.seed(), id.trial(), precision));
    }

    private static Optional<Delivered> find(
            TrialStore store, Experiment experiment, RunKey run, long number, String name) {
        try (Stream<TrialRecord> trials = store.trials(run)) {
            Optional<TrialRecord> trial =
                    trials.filter(each -> each.id() == number).findFirst();
            trial.ifPresent(Delivered::requireCompleted);
            return trial.flatMap(trained -> store.artifacts(experiment.name()).stream()
                    .filter(artifact -> artifact.name().equals(name))
                    .findFirst()
                    .map(model -> new Delivered(experiment, trained, model)));
        }
    }

    private static void requireTraining(Experiment experiment) {
        if (!(experiment.evaluation() instanceof EvaluationPlan.ByTraining
                || experiment.evaluation() instanceof EvaluationPlan.BySupernet)) {
            throw new InputException(
                    Where.UNKNOWN, "experiment [" + experiment.name() + "] trains nothing, so it has no models");
        }
    }

    private static void requireCompleted(TrialRecord trial) {
        if (trial.outcome() instanceof TrialOutcome.Failed failed) {
            throw new InputException(Where.UNKNOWN, "there is no model, as its training failed: " + failed.reason());
        }
    }
}
