package nas4j.space.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nas4j.space.Constraint;
import nas4j.space.Costs;
import nas4j.space.Genotype;

/**
 * A constraint that a genotype violates.
 *
 * @param costs those that the constraint asked for
 */
record Violation(Constraint constraint, Genotype genotype, Map<Costs.Cost, Double> costs) {
    /** Distance of a constraint that no change of one cost would satisfy. */
    private static final double FAR = 100;

    private static final double LARGEST = 1e18;
    private static final int HALVINGS = 50;

    Violation {
        costs = Map.copyOf(costs);
    }

    /** The violation of a constraint, if it is violated. */
    static Optional<Violation> find(Constraint constraint, Genotype genotype, Costs costs) {
        Map<Costs.Cost, Double> asked = new EnumMap<>(Costs.Cost.class);
        Costs recording = cost -> {
            double value = costs.of(cost);
            asked.put(cost, value);
            return value;
        };
        return constraint.violatedBy(genotype, recording)
                ? Optional.of(new Violation(constraint, genotype, asked))
                : Optional.empty();
    }

    /** The costs that constraints asked for: {@code macs 1200, parameters 30}. */
    static String costs(List<Violation> violations) {
        TreeMap<String, String> costs = new TreeMap<>();
        violations.forEach(violation -> violation.costs.forEach(
                (cost, value) -> costs.put(cost.text(), cost.text() + " " + value.longValue())));
        return String.join(", ", costs.values());
    }

    /** How far off: the logarithm of the least factor by which one cost would have to change. */
    double distance() {
        double least = FAR;
        for (Map.Entry<Costs.Cost, Double> asked : costs.entrySet()) {
            double value = asked.getValue();
            least = Math.min(least, distance(asked.getKey(), value, 0));
            least = Math.min(least, distance(asked.getKey(), value, LARGEST));
        }
        return least;
    }

    /** How far the cost would have to go towards {@code goal}. */
    private double distance(Costs.Cost cost, double value, double goal) {
        if (Double.isNaN(value) || isViolatedWith(cost, goal)) {
            return FAR;
        }
        double near = Math.log1p(value);
        double far = Math.log1p(goal);
        for (int k = 0; k < HALVINGS; k++) {
            double middle = (near + far) / 2;
            if (isViolatedWith(cost, Math.expm1(middle))) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return Math.abs(far - Math.log1p(value));
    }

    private boolean isViolatedWith(Costs.Cost changed, double value) {
        return constraint.violatedBy(genotype, cost -> cost == changed ? value : costs.getOrDefault(cost, Double.NaN));
    }
}
