package nas4j.experiments.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nas4j.evaluate.Descriptor;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.evaluate.scalar.MnasNet;
import nas4j.evaluate.scalar.Scalarization;
import nas4j.experiments.config.Goal;
import nas4j.experiments.latency.PredictedLimit;
import org.jspecify.annotations.Nullable;

/** Turns what was measured into what counts: the objectives' values, and whether limits are kept. Immutable. */
public final class Judge {
    private final List<Objective> objectives;
    private final List<MeasuredLimit> limits;
    /** Those of all constraints, on costs too, of which it can be said how far they are broken. */
    private final List<MeasuredLimit> degrees;

    private final List<PredictedLimit> predicted;
    private final List<Descriptor> descriptors;
    private final Set<String> devices;
    private final @Nullable Scalarization scalar;

    Judge(Goal goal, List<MeasuredLimit> limits, List<MeasuredLimit> degrees, List<PredictedLimit> predicted) {
        this.predicted = List.copyOf(predicted);
        this.scalar = goal.scalar();
        this.objectives = goal.objectives();
        this.descriptors = goal.descriptors();
        this.limits = List.copyOf(limits);
        this.degrees = List.copyOf(degrees);
        this.devices = Stream.of(
                        objectives.stream()
                                .filter(objective -> !objective.measurement().equals(PredictedLimit.NAME))
                                .map(Objective::device),
                        descriptors.stream()
                                .filter(descriptor -> !descriptor.measurement().equals(PredictedLimit.NAME))
                                .map(Descriptor::device),
                        limits.stream().flatMap(limit -> limit.devices().stream()))
                .flatMap(Function.identity())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** One that checks no limits: for trials that were judged. */
    public static Judge of(Goal goal) {
        return new Judge(goal, List.of(), List.of(), List.of());
    }

    /**
     * The outcome of an evaluation in which these things were measured: failed if an objective or a descriptor is missing,
     * not a number or none that the objectives can be combined with, infeasible if a limit is broken.
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
        for (Descriptor descriptor : descriptors) {
            if (findDescriptor(descriptor, measurements).isEmpty()) {
                return new TrialOutcome.Failed("found no number for the descriptor " + descriptor);
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

    /** One number for each descriptor; empty unless the trial is completed. */
    public List<Double> descriptors(TrialOutcome outcome) {
        return switch (outcome) {
            case TrialOutcome.Completed completed ->
                descriptors.stream()
                        .flatMap(descriptor -> findDescriptor(descriptor, completed.measurements()).stream())
                        .toList();
            case TrialOutcome.Infeasible _, TrialOutcome.Failed _ -> List.of();
        };
    }

    private static Optional<Double> findDescriptor(Descriptor descriptor, List<Measurement> measurements) {
        return find(descriptor.measurement(), descriptor.device(), measurements, Split.VALIDATION)
                .map(Measurement::value)
                .filter(Double::isFinite);
    }

    /**
     * How far an outcome breaks constraints, each relative to its bound, summed: 0 if it is completed, infinite if it
     * failed or nothing is known of it.
     */
    public double violation(TrialOutcome outcome) {
        return switch (outcome) {
            case TrialOutcome.Completed _ -> 0;
            case TrialOutcome.Infeasible infeasible -> {
                double sum = degrees.stream()
                        .mapToDouble(limit -> limit.excess(infeasible.measurements()))
                        .sum();
                sum += predicted.stream()
                        .mapToDouble(limit -> limit.excess(infeasible.measurements()))
                        .sum();
                yield sum > 0 ? sum : Double.POSITIVE_INFINITY;
            }
            case TrialOutcome.Failed _ -> Double.POSITIVE_INFINITY;
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

    /** Whether an objective, a descriptor or a limit is about this. */
    public boolean isAbout(String measurement) {
        return descriptors.stream()
                        .anyMatch(descriptor -> descriptor.measurement().equals(measurement))
                || objectives.stream()
                        .anyMatch(objective -> objective.measurement().equals(measurement))
                || limits.stream().anyMatch(limit -> limit.measurement().equals(measurement));
    }

    /** How many objectives there are. */
    public int objectives() {
        return objectives.size();
    }

    /** Devices on which something is measured that objectives and limits are about; an empty name if one is about none. */
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
        return find(objective.measurement(), objective.device(), measurements, split);
    }

    private static Optional<Measurement> find(String name, String device, List<Measurement> measurements, Split split) {
        for (Measurement measurement : measurements) {
            if ((measurement.split() == split || measurement.split() == Split.NONE)
                    && measurement.name().equals(name)
                    && measurement.device().equals(device)) {
                return Optional.of(measurement);
            }
        }
        return Optional.empty();
    }
}
