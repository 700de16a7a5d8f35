package nas4j.experiments.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.experiments.prepare.Judge;
import nas4j.experiments.show.Delivered;
import nas4j.experiments.show.ExperimentSummary;
import nas4j.experiments.show.Figures;
import nas4j.experiments.show.MethodSummary;
import nas4j.experiments.show.TrialId;
import nas4j.results.tasks.TaskNetwork;
import nas4j.store.TrialRecord;
import org.jspecify.annotations.Nullable;

/** Prints an experiment in short. */
final class SummaryPrinter {
    private static final int MOST_OF_FRONT = 12;

    private final Output output;

    SummaryPrinter(Output output) {
        this.output = output;
    }

    /** @param listsTop whether the best trials are listed */
    void print(ExperimentSummary summary, boolean listsTop) {
        switch (output.format()) {
            case json -> output.json(summary.json(listsTop));
            case csv -> table(summary);
            case text -> text(summary, listsTop);
        }
    }

    private void text(ExperimentSummary summary, boolean listsTop) {
        PrintWriter out = output.out();
        out.println(summary.record().name() + ": "
                + summary.record().status().name().toLowerCase(Locale.ROOT) + ", "
                + summary.experiment().seeds().size() + " seeds");
        out.println("search (" + summary.experiment().search().strategy() + "): " + counts(summary.search()));
        if (summary.baseline().evaluated() > 0) {
            out.println("baseline (random): " + counts(summary.baseline()));
        }
        if (summary.agreement() != null) {
            out.println("supernet: " + summary.agreement().text());
        }
        line("best", summary.search().best(), summary);
        line("baseline's best", summary.baseline().best(), summary);
        front(summary);
        if (summary.delivered() != null) {
            String id = summary.findDeliveredId().map(TrialId::toString).orElse("?");
            out.println("delivered (" + id + ", trained in full): "
                    + measurements(summary.delivered(), summary, Split.TEST));
            if (summary.inherited() != null) {
                out.println("  with the supernet's weights: " + measurements(summary.inherited(), summary, Split.TEST));
            }
        }
        tasks(summary);
        out.flush();
        if (listsTop) {
            table(summary);
        }
    }

    /** Where a network was looked for for each task: which trial it is, and what is handed back. */
    private void tasks(ExperimentSummary summary) {
        for (TaskNetwork network : summary.tasks().found()) {
            TrialRecord trial = network.trial();
            String seed = "network of " + network.task() + ", seed " + network.seed();
            output.out()
                    .println(
                            trial == null
                                    ? seed + ": no trial"
                                    : seed + " (" + TrialId.of(trial) + "): " + last(trial, summary));
            output.out().println("  " + network.genotype());
            Delivered model = summary.tasks().models().get(network);
            if (model != null) {
                output.out()
                        .println("  delivered (trained in full): "
                                + measurements(model.trial(), summary, Split.TEST)
                                + ", " + model.model().name());
            }
        }
    }

    /** Where there is more than one objective: what there is to choose from. */
    private void front(ExperimentSummary summary) {
        List<TrialRecord> front = summary.lastFront();
        if (summary.experiment().goal().objectives().size() < 2 || front.isEmpty()) {
            return;
        }
        output.out().println("front" + (summary.measuredAgain().isEmpty() ? "" : ", measured once more") + ":");
        front.stream()
                .limit(MOST_OF_FRONT)
                .forEach(trial -> output.out().println("  " + TrialId.of(trial) + ": " + last(trial, summary)));
        if (front.size() > MOST_OF_FRONT) {
            output.out().println("  and " + (front.size() - MOST_OF_FRONT) + " more");
        }
    }

    private static String last(TrialRecord trial, ExperimentSummary summary) {
        return switch (trial.outcome()) {
            case TrialOutcome.Completed _ -> measurements(trial, summary, Split.VALIDATION);
            case TrialOutcome.Infeasible infeasible -> "infeasible, it " + infeasible.reason();
            case TrialOutcome.Failed failed -> "failed, " + failed.reason();
        };
    }

    private static String counts(MethodSummary method) {
        return method.completed() + " completed, " + method.failed() + " failed, " + method.infeasible()
                + " infeasible, " + method.known() + " known already, "
                + method.front().size() + " on the front";
    }

    private void line(String title, @Nullable TrialRecord trial, ExperimentSummary summary) {
        if (trial != null) {
            output.out()
                    .println(title + " (" + TrialId.of(trial) + "): " + measurements(trial, summary, Split.VALIDATION));
            output.out().println("  " + trial.genotype());
        }
    }

    private static String measurements(TrialRecord trial, ExperimentSummary summary, Split split) {
        return summary.experiment().goal().objectives().stream()
                .flatMap(objective -> Judge.find(objective, measurements(trial), split).stream())
                .map(found -> found.name() + " " + Figures.withUnit(found)
                        + (found.split() == Split.NONE
                                ? ""
                                : " (" + found.split().name().toLowerCase(Locale.ROOT) + ")"))
                .collect(Collectors.joining(", "));
    }

    private static List<Measurement> measurements(TrialRecord trial) {
        return trial.outcome() instanceof TrialOutcome.Completed completed ? completed.measurements() : List.of();
    }

    private void table(ExperimentSummary summary) {
        List<Objective> objectives = summary.experiment().goal().objectives();
        List<String> columns = new ArrayList<>(List.of("id"));
        objectives.forEach(objective -> columns.add(objective.measurement()));
        columns.addAll(List.of("genotype", "hash"));
        try (Report report = output.report(columns)) {
            for (TrialRecord trial : summary.search().top()) {
                report.row(row(trial, objectives));
            }
        }
    }

    private static @Nullable Object[] row(TrialRecord trial, List<Objective> objectives) {
        List<@Nullable Object> row = new ArrayList<>(List.of(TrialId.of(trial).toString()));
        objectives.forEach(objective -> row.add(Judge.find(objective, measurements(trial), Split.VALIDATION)
                .map(found -> Figures.plain(found.value()))
                .orElse(null)));
        row.add(trial.genotype());
        row.add(trial.graphHash());
        return row.toArray();
    }
}
