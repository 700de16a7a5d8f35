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
    private final List<TrialRecord> searched;
    private final Map<RunKey, Map<Long, TrialRecord>> again = new HashMap<>();

    private Twins(ExperimentData data) {
        objectives = data.objectives();
        searched = data.runs(RunKey.SEARCH).stream()
                .flatMap(run -> run.trials().stream())
                .toList();
        for (RunData run : data.runs(RunKey.MEASURED_AGAIN)) {
            RunKey searched =
                    new RunKey(run.key().experiment(), RunKey.SEARCH, run.key().seed());
            run.trials()
                    .forEach(trial -> again.computeIfAbsent(searched, _ -> new HashMap<>())
                            .put(trial.id(), trial));
        }
    }

    /**
     * All twins, in the order of the trials. An objective that depends on no device and that nobody measured in single precision
     * is the same in both; where it was measured of others, a network without it is left out. A network of which nothing was
     * measured in single precision computes so anyway: both are the same. None while there are {@link #missing} objectives.
     */
    public static List<Twin> of(ExperimentData data) {
        Twins twins = new Twins(data);
        List<Objective> doubled = twins.doubled();
        return doubled.isEmpty() || !twins.missing(doubled).isEmpty()
                ? List.of()
                : twins.searched.stream()
                        .flatMap(trial -> twins.find(trial, doubled).stream())
                        .toList();
    }

    /**
     * Objectives on a device that were measured of no network in single precision, though others were: so nobody knows how good
     * its networks are in single precision.
     */
    public static List<Objective> missing(ExperimentData data) {
        Twins twins = new Twins(data);
        return twins.missing(twins.doubled());
    }

    private List<Objective> missing(List<Objective> doubled) {
        return doubled.isEmpty()
                ? List.of()
                : objectives.stream()
                        .filter(objective -> !objective.device().isEmpty() && !doubled.contains(objective))
                        .toList();
    }

    /** Objectives that some network has in single precision. */
    private List<Objective> doubled() {
        return objectives.stream()
                .filter(objective -> searched.stream()
                        .anyMatch(trial ->
                                find(measurements(trial), objective, true).isPresent()))
                .toList();
    }

    private Optional<Twin> find(TrialRecord trial, List<Objective> doubled) {
        List<Measurement> measurements = measurements(trial);
        boolean isOfFloats = measurements.stream().noneMatch(found -> InFloat.isOne(found.name()));
        List<Double> rounded = new ArrayList<>();
        List<Double> inFloat = new ArrayList<>();
        for (Objective objective : objectives) {
            Optional<Measurement> own = find(measurements, objective, false);
            Optional<Measurement> other = find(measurements, objective, !isOfFloats && doubled.contains(objective));
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
