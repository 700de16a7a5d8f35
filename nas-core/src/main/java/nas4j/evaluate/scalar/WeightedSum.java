package nas4j.evaluate.scalar;

import java.util.List;

/**
 * The weighted sum of values, each put between 0 at its best and 1 at its worst. A value outside of that range counts on
 * beyond 0 or 1, so that better is always better.
 *
 * @param parts one for each objective
 */
public record WeightedSum(List<Part> parts) implements Scalarization {
    public WeightedSum {
        parts = List.copyOf(parts);
        if (parts.stream().noneMatch(part -> part.weight > 0)) {
            throw new IllegalArgumentException("found weights " + parts + ", accepted: one above 0, or more");
        }
    }

    /**
     * How an objective counts.
     *
     * @param weight 0 or more
     * @param best a good value, such as a target; what a loss of 0 stands for
     * @param worst what a loss of 1 stands for: below {@code best} where more is better, above it where less is
     */
    public record Part(double weight, double best, double worst) {
        public Part {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("found weight [" + weight + "], accepted: 0 or more");
            }
            double range = worst - best;
            if (range == 0 || !Double.isFinite(range)) {
                throw new IllegalArgumentException(
                        "found best [" + best + "] and worst [" + worst + "], accepted: two different numbers");
            }
        }

        double loss(double value) {
            return (value - best) / (worst - best);
        }
    }

    @Override
    public int objectives() {
        return parts.size();
    }

    @Override
    public double loss(List<Double> values) {
        if (values.size() != parts.size()) {
            throw new IllegalArgumentException(
                    "found [" + values.size() + "] values, the sum has " + parts.size() + " parts");
        }
        double sum = 0;
        for (int k = 0; k < parts.size(); k++) {
            sum += parts.get(k).weight * parts.get(k).loss(values.get(k));
        }
        return sum;
    }
}
