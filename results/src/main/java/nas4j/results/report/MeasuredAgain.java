package nas4j.results.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.html.DataTable;
import nas4j.results.html.Tag;
import nas4j.results.model.ExperimentData;
import nas4j.results.model.RunData;
import nas4j.results.text.NumberText;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/** The networks of the front whose latency, or what else depends on a device, was measured once more at the end. */
final class MeasuredAgain {
    /** Written by the measurement where its repeats differ by more than 5 %. */
    private static final String UNSTABLE = "latency-unstable";

    private final ExperimentData data;
    private final Map<RunKey, Map<Long, TrialRecord>> searched = new HashMap<>();

    private MeasuredAgain(ExperimentData data) {
        this.data = data;
        for (RunData run : data.runs(RunKey.SEARCH)) {
            Map<Long, TrialRecord> byNumber = new HashMap<>();
            run.trials().forEach(trial -> byNumber.put(trial.id(), trial));
            searched.put(run.key(), byNumber);
        }
    }

    static Optional<Tag> find(ExperimentData data) {
        List<TrialRecord> again = data.runs(RunKey.MEASURED_AGAIN).stream()
                .flatMap(run -> run.trials().stream())
                .toList();
        return again.isEmpty() ? Optional.empty() : Optional.of(new MeasuredAgain(data).tag(again));
    }

    private Tag tag(List<TrialRecord> again) {
        DataTable table = DataTable.of(titles().toArray(String[]::new))
                .with(again.stream().map(this::row).toList());
        return Tag.of(
                "div",
                Tag.of("h4", "Measured once more"),
                Tag.of(
                        "p",
                        "During a search, devices are measured briefly and beside other work. When all searches had ended,"
                                + " the networks of the front were measured again, one at a time and for longer. What is"
                                + " handed back was chosen by these figures."),
                table.table());
    }

    private List<String> titles() {
        List<String> titles = new ArrayList<>(List.of("#seed", "#trial"));
        for (Objective objective : data.objectives()) {
            titles.add("#" + title(objective));
            if (!objective.device().isEmpty()) {
                titles.addAll(List.of("#measured last", "#change"));
            }
        }
        titles.add("remark");
        return titles;
    }

    private static String title(Objective objective) {
        return objective.measurement() + (objective.device().isEmpty() ? "" : " on " + objective.device());
    }

    private List<String> row(TrialRecord again) {
        List<Measurement> last = measurements(again);
        List<Measurement> first = measurements(searched.getOrDefault(
                        new RunKey(
                                again.run().experiment(),
                                RunKey.SEARCH,
                                again.run().seed()),
                        Map.of())
                .getOrDefault(again.id(), again));
        List<String> row = new ArrayList<>(List.of(Long.toString(again.run().seed()), Long.toString(again.id())));
        for (Objective objective : data.objectives()) {
            Optional<Measurement> before = find(objective, first);
            row.add(before.map(MeasuredAgain::text).orElse(""));
            if (!objective.device().isEmpty()) {
                Optional<Measurement> now = find(objective, last);
                row.add(now.map(MeasuredAgain::text).orElse(""));
                row.add(before.flatMap(old -> now.map(found -> change(old, found)))
                        .orElse(""));
            }
        }
        row.add(remark(again, last));
        return row;
    }

    private static String text(Measurement measured) {
        return NumberText.withError(measured.value(), measured.standardError(), measured.unit());
    }

    private static String change(Measurement before, Measurement now) {
        double share = now.value() / before.value() - 1;
        return (share > 0 ? "+" : "") + NumberText.percent(share, 1);
    }

    private static String remark(TrialRecord again, List<Measurement> last) {
        return switch (again.outcome()) {
            case TrialOutcome.Completed _ ->
                last.stream().anyMatch(found -> found.name().equals(UNSTABLE))
                        ? "unstable: repeats differ by more than 5 %"
                        : "";
            case TrialOutcome.Infeasible infeasible -> infeasible.reason();
            case TrialOutcome.Failed failed -> failed.reason();
        };
    }

    private static List<Measurement> measurements(TrialRecord trial) {
        return switch (trial.outcome()) {
            case TrialOutcome.Completed completed -> completed.measurements();
            case TrialOutcome.Infeasible infeasible -> infeasible.measurements();
            case TrialOutcome.Failed _ -> List.of();
        };
    }

    private static Optional<Measurement> find(Objective objective, List<Measurement> measurements) {
        return measurements.stream()
                .filter(found -> found.name().equals(objective.measurement())
                        && found.device().equals(objective.device())
                        && (found.split() == Split.VALIDATION || found.split() == Split.NONE))
                .findFirst();
    }
}
