package nas4j.experiments.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;

/** Turns what was measured into what counts: the objectives' values, and whether limits are kept. Immutable. */
public final class Judge {
    private final List<Objective> objectives;
    private final List<MeasuredLimit> limits;
    private final Set<String> devices;

    Judge(List<Objective> objectives, List<MeasuredLimit> limits) {
        this.objectives = List.copyOf(objectives);
        this.limits = List.copyOf(limits);
        this.devices = objectives.stream().map(Objective::device).collect(Collectors.toUnmodifiableSet());
    }

    /** One that checks no limits: for trials that were judged. */
    public static Judge of(List<Objective> objectives) {
        return new Judge(objectives, List.of());
    }

    /**
     * The outcome of an evaluation in which these things were measured: failed if an objective is missing or not a
     * number, infeasible if a limit is broken.
     */
    public TrialOutcome outcome(List<Measurement> measurements) {
        for (Objective objective : objectives) {
            Optional<Measurement> found = find(objective, measurements, Split.VALIDATION);
            if (found.isEmpty() || !Double.isFinite(found.get().value())) {
                String value = found.map(measurement -> String.valueOf(measurement.value()))
                        .orElse("nothing");
                return new TrialOutcome.Failed("found [" + value + "] for the objective to " + objective);
            }
        }
        for (MeasuredLimit limit : limits) {
            Optional<Measurement> violation = limit.findViolation(measurements);
            if (violation.isPresent()) {
                return new TrialOutcome.Infeasible(
                        "breaks " + limit.text() + " with " + violation.get().value(), measurements);
            }
        }
        return new TrialOutcome.Completed(measurements);
    }

    /** One loss for each objective, on what a search may look at; empty unless the trial is completed. */
    public List<Double> losses(TrialOutcome outcome) {
        return switch (outcome) {
            case TrialOutcome.Completed completed -> losses(completed.measurements(), Split.VALIDATION);
            case TrialOutcome.Infeasible _, TrialOutcome.Failed _ -> List.of();
        };
    }

    /** Devices that objectives are about. */
    public Set<String> devices() {
        return devices;
    }

    private List<Double> losses(List<Measurement> measurements, Split split) {
        List<Double> losses = new ArrayList<>();
        for (Objective objective : objectives) {
            find(objective, measurements, split)
                    .ifPresent(measurement -> losses.add(objective.loss(measurement.value())));
        }
        return losses;
    }

    /** What an objective is about, measured on the given part of the data or on none. */
    public static Optional<Measurement> find(Objective objective, List<Measurement> measurements, Split split) {
        return measurements.stream()
                .filter(measurement -> measurement.name().equals(objective.measurement())
                        && measurement.device().equals(objective.device())
                        && (measurement.split() == split || measurement.split() == Split.NONE))
                .findFirst();
    }
}
