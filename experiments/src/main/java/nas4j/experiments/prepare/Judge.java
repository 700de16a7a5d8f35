package nas4j.experiments.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.evaluate.scalar.MnasNet;
import nas4j.evaluate.scalar.Scalarization;
import nas4j.experiments.config.Goal;
import org.jspecify.annotations.Nullable;

/** Turns what was measured into what counts: the objectives' values, and whether limits are kept. Immutable. */
public final class Judge {
    private final List<Objective> objectives;
    private final List<MeasuredLimit> limits;
    private final Set<String> devices;
    private final @Nullable Scalarization scalar;

    Judge(List<Objective> objectives, List<MeasuredLimit> limits, @Nullable Scalarization scalar) {
        this.scalar = scalar;
        this.objectives = List.copyOf(objectives);
        this.limits = List.copyOf(limits);
        this.devices = Stream.concat(
                        objectives.stream().map(Objective::device),
                        limits.stream().flatMap(limit -> limit.devices().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** One that checks no limits: for trials that were judged. */
    public static Judge of(Goal goal) {
        return new Judge(goal.objectives(), List.of(), goal.scalar());
    }

    /**
     * The outcome of an evaluation in which these things were measured: failed if an objective is missing, not a number or
     * none that the objectives can be combined with, infeasible if a limit is broken.
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
        return combinable(new TrialOutcome.Completed(measurements));
    }

    /** Energy, for example, can be below 0 by noise, and has no logarithm then. */
    private TrialOutcome combinable(TrialOutcome.Completed outcome) {
        try {
            if (scalar != null) {
                scalar.loss(values(outcome, scalar));
            }
            return outcome;
        } catch (IllegalArgumentException e) {
            return new TrialOutcome.Failed("its objectives cannot be combined: " + e.getMessage());
        }
    }

    /** One loss for each objective, on what a search may look at; empty unless the trial is completed. */
    public List<Double> losses(TrialOutcome outcome) {
        return switch (outcome) {
            case TrialOutcome.Completed completed -> losses(completed.measurements(), Split.VALIDATION);
            case TrialOutcome.Infeasible _, TrialOutcome.Failed _ -> List.of();
        };
    }

    /**
     * What trials are ranked by, the most important first: the loss that combines the objectives, if there is one, then
     * that of each objective. Empty unless the trial is completed.
     */
    public List<Double> ranking(TrialOutcome outcome) {
        List<Double> losses = losses(outcome);
        if (scalar == null || losses.isEmpty()) {
            return losses;
        }
        List<Double> ranking = new ArrayList<>(List.of(scalar.loss(values((TrialOutcome.Completed) outcome, scalar))));
        ranking.addAll(losses);
        return ranking;
    }

    /** One for each objective; an accuracy as a fraction where the form wants it so. */
    private List<Double> values(TrialOutcome.Completed outcome, Scalarization form) {
        List<Double> values = new ArrayList<>();
        for (Objective objective : objectives) {
            find(objective, outcome.measurements(), Split.VALIDATION)
                    .ifPresent(found -> values.add(
                            form instanceof MnasNet && found.unit().equals("%") ? found.value() / 100 : found.value()));
        }
        return values;
    }

    /** Whether an objective or a limit is about this. */
    public boolean isAbout(String measurement) {
        return objectives.stream().anyMatch(objective -> objective.measurement().equals(measurement))
                || limits.stream().anyMatch(limit -> limit.measurement().equals(measurement));
    }

    /** How many objectives there are. */
    public int objectives() {
        return objectives.size();
    }

    /** Devices that objectives and limits are about; an empty name if one is about none. */
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
        for (Measurement measurement : measurements) {
            if ((measurement.split() == split || measurement.split() == Split.NONE)
                    && measurement.name().equals(objective.measurement())
                    && measurement.device().equals(objective.device())) {
                return Optional.of(measurement);
            }
        }
        return Optional.empty();
    }
}
