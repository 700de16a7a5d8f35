package nas4j.results.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.html.DataTable;
import nas4j.results.html.Tag;
import nas4j.results.model.ExperimentData;
import nas4j.results.model.RunData;
import nas4j.results.model.WeightTrace;
import nas4j.results.text.NumberText;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import org.jspecify.annotations.Nullable;

/** Which network is whose task's: in the search, and trained in full. */
public final class TaskTable {
    private final ExperimentData data;

    private TaskTable(ExperimentData data) {
        this.data = data;
    }

    /** Empty where no network was looked for for each task. */
    public static Optional<Tag> find(ExperimentData data) {
        List<TaskNetwork> networks = data.traces().stream()
                .flatMap(trace -> networks(trace, data).stream())
                .toList();
        return networks.isEmpty() ? Optional.empty() : Optional.of(new TaskTable(data).tag(networks));
    }

    private static List<TaskNetwork> networks(WeightTrace trace, ExperimentData data) {
        return TaskNetwork.of(trace.seed(), trace.networks(), trials(data, RunKey.SEARCH, trace.seed()));
    }

    private static List<TrialRecord> trials(ExperimentData data, String method, long seed) {
        return data.runs(method).stream()
                .filter(run -> run.key().seed() == seed)
                .map(RunData::trials)
                .flatMap(List::stream)
                .toList();
    }

    private Tag tag(List<TaskNetwork> networks) {
        Tag tag = Tag.of(
                "div",
                Tag.of("h4", "Networks of tasks"),
                Tag.of(
                        "p",
                        "The likeliest network of each task at the end of the search, as it was trained for all tasks, on"
                                + " validation data."),
                table("seed").with(networks.stream().map(this::row).toList()).table());
        List<List<String>> trained = TaskNetwork.handedBack(networks).stream()
                .flatMap(network -> findTrained(network).stream())
                .toList();
        if (!trained.isEmpty()) {
            tag.add(
                    Tag.of(
                            "p",
                            "Handed back for each task: its network of the first seed, trained in full, on test data."
                                    + " Tasks with the same network have one training."),
                    table("from seed").with(trained).table());
        }
        return tag;
    }

    private DataTable table(String seed) {
        List<String> titles = new ArrayList<>(List.of("task", "#" + seed, "#trial"));
        data.objectives().forEach(objective -> titles.add("#" + title(objective)));
        titles.add("genotype");
        return DataTable.of(titles.toArray(String[]::new));
    }

    private static String title(Objective objective) {
        return objective.measurement() + (objective.device().isEmpty() ? "" : " on " + objective.device());
    }

    private List<String> row(TaskNetwork network) {
        return row(network, network.trial(), Split.VALIDATION);
    }

    private Optional<List<String>> findTrained(TaskNetwork network) {
        List<TrialRecord> trained = Stream.concat(
                        data.runs(RunKey.FINAL).stream()
                                .flatMap(run -> run.trials().stream())
                                .filter(trial -> trial.id() == RunKey.DELIVERED),
                        trials(data, RunKey.ASKED_FOR, network.seed()).stream())
                .toList();
        return network.findTrained(trained).map(trial -> row(network, trial, Split.TEST));
    }

    private List<String> row(TaskNetwork network, @Nullable TrialRecord shown, Split split) {
        List<Measurement> measured = shown != null && shown.outcome() instanceof TrialOutcome.Completed completed
                ? completed.measurements()
                : List.of();
        List<String> row = new ArrayList<>(List.of(network.task(), Long.toString(network.seed()), trial(network)));
        for (Objective objective : data.objectives()) {
            row.add(measured.stream()
                    .filter(found -> isOf(objective, found, split))
                    .limit(1)
                    .map(found -> NumberText.withError(found.value(), found.standardError(), found.unit()))
                    .collect(Collectors.joining()));
        }
        row.add(network.genotype());
        return row;
    }

    private static String trial(TaskNetwork network) {
        TrialRecord trial = network.trial();
        if (trial == null) {
            return "none";
        }
        String number = Long.toString(trial.id());
        return switch (trial.outcome()) {
            case TrialOutcome.Completed _ -> number;
            case TrialOutcome.Infeasible _ -> number + ", infeasible";
            case TrialOutcome.Failed _ -> number + ", failed";
        };
    }

    private static boolean isOf(Objective objective, Measurement found, Split split) {
        return found.name().equals(objective.measurement())
                && found.device().equals(objective.device())
                && (found.split() == split || found.split() == Split.NONE);
    }
}
