package nas4j.evaluate;

import java.util.List;
import java.util.Optional;

/** How the evaluation of an architecture ended. A bad architecture is an outcome, never an exception. */
public sealed interface TrialOutcome {

    /** It was measured; no two measurements share a name and a split. */
    record Completed(List<Measurement> measurements) implements TrialOutcome {
        public Completed {
            measurements = List.copyOf(measurements);
            long distinct = measurements.stream()
                    .map(measurement -> List.of(measurement.name(), measurement.split()))
                    .distinct()
                    .count();
            if (distinct < measurements.size()) {
                throw new IllegalArgumentException("two measurements share a name and a split: " + measurements);
            }
        }

        /** The measurement of a name on a split. */
        public Optional<Measurement> find(String name, Split split) {
            return measurements.stream()
                    .filter(measurement -> measurement.name().equals(name)
                            && measurement.split().equals(split))
                    .findFirst();
        }
    }

    /** It breaks a constraint, or cannot be built. */
    record Infeasible(String reason) implements TrialOutcome {}

    /** It ended without a result: it diverged, ran out of time or memory, or took its process down. */
    record Failed(String reason) implements TrialOutcome {}
}
