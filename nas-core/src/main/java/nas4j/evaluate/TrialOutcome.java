package nas4j.evaluate;

import java.util.List;
import java.util.Optional;

/** How the evaluation of an architecture ended. A bad architecture is an outcome, never an exception. */
public sealed interface TrialOutcome {

    /** It was measured; no two measurements share name, split and device. */
    record Completed(List<Measurement> measurements) implements TrialOutcome {
        public Completed {
            measurements = List.copyOf(measurements);
            for (int k = 1; k < measurements.size(); k++) {
                requireNew(measurements.get(k), measurements.subList(0, k));
            }
        }

        private static void requireNew(Measurement measurement, List<Measurement> others) {
            for (Measurement other : others) {
                if (measurement.isComparableTo(other)) {
                    throw new IllegalArgumentException("measurement [" + measurement.name() + "] is there twice");
                }
            }
        }

        /** The first measurement of a name on a part of the data. */
        public Optional<Measurement> find(String name, Split split) {
            return measurements.stream()
                    .filter(measurement -> measurement.name().equals(name) && measurement.split() == split)
                    .findFirst();
        }
    }

    /**
     * It breaks a constraint, or cannot be built.
     *
     * @param measurements what was found out about it all the same
     */
    record Infeasible(String reason, List<Measurement> measurements) implements TrialOutcome {
        public Infeasible {
            measurements = List.copyOf(measurements);
        }

        /** Nothing was measured. */
        public Infeasible(String reason) {
            this(reason, List.of());
        }
    }

    /** It ended without a result: it diverged, ran out of time or memory, or took its process down. */
    record Failed(String reason) implements TrialOutcome {}
}
