package nas4j.search.tpe;

import java.util.random.RandomGenerator;
import nas4j.space.Decision;

/**
 * How likely each option of a decision is around one that was seen: a share of {@value #UNIFORM} is spread over all options
 * (Aitchison and Aitken 1976), the rest stays where it was or, if options are ordered, falls off as a Gaussian.
 */
final class OptionKernel {
    private static final double UNIFORM = 0.2;

    private final int options;
    /** Weight of an option by its distance from the one seen, and the sum of weights up to each distance. */
    private final double[] weights;

    private final double[] sums;

    /** @param seen how many genotypes share the model: the more, the narrower (Scott's rule for a uniform spread) */
    OptionKernel(Decision decision, int seen) {
        options = decision.options();
        double deviation = options / Math.sqrt(12) * Math.pow(seen, -0.2);
        weights = new double[decision.ordered() ? options : 1];
        sums = new double[weights.length];
        for (int distance = 0; distance < weights.length; distance++) {
            double scaled = distance / deviation;
            weights[distance] = Math.exp(-0.5 * scaled * scaled);
            sums[distance] = weights[distance] + (distance == 0 ? 0 : sums[distance - 1]);
        }
    }

    int options() {
        return options;
    }

    /** Probability of an option around one seen, relative to the uniform distribution; 1 if none was seen (-1). */
    double relative(int option, int seen) {
        if (seen < 0) {
            return 1;
        }
        int distance = Math.abs(option - seen);
        double near = distance < weights.length ? weights[distance] / total(seen) : 0;
        return UNIFORM + (1 - UNIFORM) * options * near;
    }

    /** An option around one seen; any if none was (-1). */
    int draw(int seen, RandomGenerator random) {
        if (seen < 0 || random.nextDouble() < UNIFORM) {
            return random.nextInt(options);
        }
        double left = random.nextDouble() * total(seen);
        int option = weights.length == 1 ? seen : 0;
        left -= weights[Math.abs(option - seen)];
        while (left >= 0 && option < options - 1 && weights.length > 1) {
            option++;
            left -= weights[Math.abs(option - seen)];
        }
        return option;
    }

    private double total(int seen) {
        return weights.length == 1 ? 1 : sums[seen] + sums[options - 1 - seen] - weights[0];
    }
}
