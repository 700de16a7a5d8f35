package nas4j.space.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The order in which variables are summed out, settled before any table is filled.
 *
 * @param steps for each variable, it and the others that its table will mention, in order
 */
record Plan(List<int[]> steps) {
    private static final long LARGEST_TABLE = 1 << 19;
    private static final long MOST_ENTRIES = 1 << 23;

    Plan {
        steps = List.copyOf(steps);
    }

    /** The plan; empty if a table, or all tables together, would be too large. */
    static Optional<Plan> find(int[] domains, List<int[]> scopes) {
        long left = MOST_ENTRIES;
        for (int[] scope : scopes) {
            left -= entries(scope, domains);
            if (left < 0) {
                return Optional.empty();
            }
        }
        Order order = new Order(domains, scopes);
        List<int[]> steps = new ArrayList<>();
        for (int[] step = order.next(); step.length > 0; step = order.next()) {
            left -= entries(step, domains);
            if (left < 0) {
                return Optional.empty();
            }
            steps.add(step);
        }
        return Optional.of(new Plan(steps));
    }

    /** Entries of a table over these variables; more than there may be in all if it is too large. */
    private static long entries(int[] scope, int[] domains) {
        long entries = 1;
        for (int variable : scope) {
            entries *= domains[variable];
            if (entries > LARGEST_TABLE) {
                return Long.MAX_VALUE / 2;
            }
        }
        return entries;
    }
}
