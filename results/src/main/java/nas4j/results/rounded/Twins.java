package nas4j.results.rounded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.evaluate.InFloat;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.model.ExperimentData;
import nas4j.results.model.RunData;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/**
 * The networks of an experiment's searches that are known as they round and in single precision. What was measured once more
 * at the end counts instead of what was measured during the search.
 */
public final class Twins {
    private final List<Objective> objectives;
    private final Map<RunKey, Map<Long, TrialRecord>> again = new HashMap<>();

    private Twins(ExperimentData data) {
        objectives = data.objectives();
        for (RunData run : data.runs(RunKey.MEASURED_AGAIN)) {
            RunKey searched =
                    new RunKey(run.key().experiment(), RunKey.SEARCH, run.key().seed());
            run.trials()
                    .forEach(trial -> again.computeIfAbsent(searched, _ -> new HashMap<>())
                            .put(trial.id(), trial));
        }
    }

    /**
     * All twins, in the order of the trials. An objective that nobody measured in single precision is the same in both; where
     * it was measured of others, a network without it is left out.
     */
    public static List<Twin> of(ExperimentData data) {
        Twins twins = new Twins(data);
        List<TrialRecord> trials = data.runs(RunKey.SEARCH).stream()
                .flatMap(run -> run.trials().stream())
                .toList();
        List<Objective> doubled = data.objectives().stream()
                .filter(objective -> trials.stream()
                        .anyMatch(trial ->
                                find(twins.measurements(trial), objective, true).isPresent()))
                .toList();
        return doubled.isEmpty()
                ? List.of()
                : trials.stream()
                        .flatMap(trial -> twins.find(trial, doubled).stream())
                        .toList();
    }

    private Optional<Twin> find(TrialRecord trial, List<Objective> doubled) {
        List<Measurement> measurements = measurements(trial);
        List<Double> rounded = new ArrayList<>();
        List<Double> inFloat = new ArrayList<>();
        for (Objective objective : objectives) {
            Optional<Measurement> own = find(measurements, objective, false);
            Optional<Measurement> other = find(measurements, objective, doubled.contains(objective));
            if (own.isEmpty() || other.isEmpty()) {
                return Optional.empty();
            }
            rounded.add(own.get().value());
            inFloat.add(other.get().value());
        }
        return Optional.of(new Twin(trial, rounded, inFloat, blocks(measurements)));
    }

    private static List<BlockTime> blocks(List<Measurement> measurements) {
        List<BlockTime> blocks = new ArrayList<>();
        for (Measurement measurement : measurements) {
            InFloat.findBlock(measurement.name())
                    .ifPresent(block -> measurements.stream()
                            .filter(other -> other.name().equals(InFloat.of(measurement.name())))
                            .findFirst()
                            .ifPresent(other -> blocks.add(new BlockTime(block, measurement.value(), other.value()))));
        }
        return blocks;
    }

    /** What was measured last comes first. */
    private List<Measurement> measurements(TrialRecord trial) {
        List<Measurement> measurements = new ArrayList<>();
        TrialRecord last = again.getOrDefault(trial.run(), Map.of()).get(trial.id());
        if (last != null && last.outcome() instanceof TrialOutcome.Completed completed) {
            measurements.addAll(completed.measurements());
        }
        if (trial.outcome() instanceof TrialOutcome.Completed completed) {
            measurements.addAll(completed.measurements());
        }
        return measurements;
    }

    private static Optional<Measurement> find(List<Measurement> measurements, Objective objective, boolean inFloat) {
        String name = inFloat ? InFloat.of(objective.measurement()) : objective.measurement();
        return measurements.stream()
                .filter(found -> found.name().equals(name)
                        && found.device().equals(objective.device())
                        && (found.split() == Split.VALIDATION || found.split() == Split.NONE))
                .findFirst();
    }
}
