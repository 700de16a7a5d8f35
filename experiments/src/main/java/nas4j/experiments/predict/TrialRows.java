package nas4j.experiments.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.yaml.QuantizeText;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.predict.Row;
import nas4j.predictors.job.KnownRows;
import nas4j.space.SearchSpace;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;

/**
 * The trials of an experiment that have a measurement, as rows: those of all its runs that had the full budget. Where networks
 * share weights, those that were trained alone are left out.
 */
public final class TrialRows {
    private TrialRows() {}

    /**
     * Reads them.
     *
     * @param target name of a measurement, with {@code " on "} and the device where it depends on one
     * @param features names of others
     * @throws InputException if fewer than two trials have them all
     */
    public static CsvRows read(TrialStore store, Experiment experiment, String target, List<String> features) {
        SpaceSource source = source(experiment);
        SearchSpace space = source.open();
        List<Row> rows = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        for (RunKey run : store.runs(experiment.name())) {
            try (Stream<TrialRecord> trials = store.trials(run)) {
                trials.filter(trial -> trial.share() == 1 && !isAlone(trial, experiment))
                        .forEach(trial -> {
                            if (trial.outcome() instanceof TrialOutcome.Completed completed) {
                                completed.measurements().forEach(measurement -> seen.add(name(measurement)));
                                Optional<Double> value = find(completed, target);
                                List<Double> columns = features.stream()
                                        .flatMap(feature -> find(completed, feature).stream())
                                        .toList();
                                if (value.isPresent() && columns.size() == features.size()) {
                                    rows.add(new Row(space.parse(trial.genotype()), columns));
                                    values.add(value.get());
                                }
                            }
                        });
            }
        }
        if (rows.size() < 2) {
            throw new InputException(
                    new Where("experiment " + experiment.name(), 0, 0, ""),
                    "found [" + rows.size() + "] trials with " + target
                            + (features.isEmpty() ? "" : " and " + String.join(", ", features))
                            + ", accepted: 2 or more; its trials have "
                            + String.join(", ", seen) + "; " + Nearest.hint(target, seen));
        }
        List<String> groups =
                rows.stream().map(row -> row.genotype().text() + row.columns()).toList();
        return new CsvRows(source, new KnownRows(space, rows, values, groups), Map.of());
    }

    private static SpaceSource source(Experiment experiment) {
        SpaceSource.Described base =
                SpaceSource.of(experiment.space(), experiment.places().space());
        return experiment.quantize() == null
                ? base
                : new SpaceSource.Rounded(base, QuantizeText.text(experiment.quantize()));
    }

    /** Whether a network was trained alone where the others share weights. */
    private static boolean isAlone(TrialRecord trial, Experiment experiment) {
        RunKey run = trial.run();
        boolean isDelivered = run.method().equals(RunKey.FINAL) && trial.id() == RunKey.DELIVERED;
        return experiment.evaluation() instanceof EvaluationPlan.BySupernet
                && (isDelivered
                        || List.of(RunKey.SUPERNET, RunKey.SUPERNET_ALONE, RunKey.ASKED_FOR)
                                .contains(run.method()));
    }

    private static String name(Measurement measurement) {
        return measurement.device().isEmpty() ? measurement.name() : measurement.name() + " on " + measurement.device();
    }

    /** On validation data where there are such, as searches see it. */
    private static Optional<Double> find(TrialOutcome.Completed completed, String name) {
        List<Measurement> found = completed.measurements().stream()
                .filter(measurement -> name(measurement).equals(name) && measurement.split() != Split.TEST)
                .toList();
        return found.stream().map(Measurement::value).findFirst();
    }
}
