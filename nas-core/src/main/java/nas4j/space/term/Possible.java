package nas4j.space.term;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nas4j.graph.TensorShape;
import nas4j.space.Costs;

/** All values that a term can take. */
public final class Possible {
    private static final long MOST_COMBINATIONS = 100_000;

    private Possible() {}

    /** The values over all options of the decisions it depends on; empty if it depends on shapes or on too many. */
    public static Optional<Set<Object>> values(Term term) {
        List<Slot> slots = new ArrayList<>(term.slots());
        long combinations = 1;
        for (Slot slot : slots) {
            combinations *= slot.decision().options();
            if (combinations > MOST_COMBINATIONS) {
                return Optional.empty();
            }
        }
        if (term.usesShapes()) {
            return Optional.empty();
        }
        Set<Object> values = new LinkedHashSet<>();
        for (long combination = 0; combination < combinations; combination++) {
            Object value = term.value(new Combination(slots, combination));
            if (value != Term.ABSENT) {
                values.add(value);
            }
        }
        return Optional.of(values);
    }

    /** One option for each of several decisions. */
    private record Combination(List<Slot> slots, long number) implements Values {
        @Override
        public int option(Slot wanted) {
            long rest = number;
            for (Slot slot : slots) {
                int options = slot.decision().options();
                if (slot.equals(wanted)) {
                    return (int) (rest % options);
                }
                rest /= options;
            }
            return -1;
        }

        @Override
        public Object local(int register) {
            return Term.ABSENT;
        }

        @Override
        public TensorShape incoming() {
            throw new IllegalStateException("no network is at hand");
        }

        @Override
        public double cost(Costs.Cost cost) {
            return Double.NaN;
        }
    }
}
