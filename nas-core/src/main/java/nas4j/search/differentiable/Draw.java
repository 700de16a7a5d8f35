package nas4j.search.differentiable;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What a mixture runs in one step. Immutable.
 *
 * @param run places of the branches that are run; if one of them is used alone, that one first
 * @param noise Gumbel noise for each branch; empty without
 */
public record Draw(List<Integer> run, List<Double> noise) {
    private static final int MOST_DRAWS = 1_000;

    public Draw {
        run = List.copyOf(run);
        noise = List.copyOf(noise);
    }

    /**
     * Draws for one step.
     *
     * @param progress share of the steps that are done, 0 to 1
     * @param learnsArchitecture whether gradients will pass to α
     * @param alphas of the mixture
     * @throws IllegalArgumentException if they are not finite
     */
    public static Draw of(
            Method method, double progress, boolean learnsArchitecture, RandomGenerator random, float... alphas) {
        for (float alpha : alphas) {
            if (!Float.isFinite(alpha)) {
                throw new IllegalArgumentException("architecture weight [" + alpha + "] is not finite");
            }
        }
        return switch (method) {
            case Method.Softmax _, Method.Partial _, Method.Sigmoid _ ->
                new Draw(IntStream.range(0, alphas.length).boxed().toList(), List.of());
            case Method.Gumbel gumbel -> gumbel(gumbel.temperature(progress), random, alphas);
            case Method.Gates _ -> new Draw(gates(learnsArchitecture, random, alphas), List.of());
        };
    }

    /** Draws again where a number is not finite. */
    private static Draw gumbel(double temperature, RandomGenerator random, float... alphas) {
        for (int draws = 0; draws < MOST_DRAWS; draws++) {
            List<Double> noise = IntStream.range(0, alphas.length)
                    .mapToObj(_ -> -Math.log(-Math.log(random.nextDouble())))
                    .toList();
            int best = 0;
            boolean isFinite = true;
            for (int k = 0; k < alphas.length; k++) {
                isFinite &= Double.isFinite((alphas[k] + noise.get(k)) / temperature);
                best = alphas[k] + noise.get(k) > alphas[best] + noise.get(best) ? k : best;
            }
            if (isFinite) {
                return new Draw(List.of(best), noise);
            }
        }
        throw new IllegalArgumentException("no finite noise at temperature [" + temperature + "]");
    }

    private static List<Integer> gates(boolean two, RandomGenerator random, float... alphas) {
        double[] shares = softmax(alphas);
        int one = pick(random, shares);
        if (!two || alphas.length == 1) {
            return List.of(one);
        }
        double[] others = shares.clone();
        others[one] = 0;
        int other = pick(random, others);
        double[] both = new double[shares.length];
        both[one] = shares[one];
        both[other] = shares[other];
        int active = pick(random, both);
        return List.of(active, active == one ? other : one);
    }

    /** A place, as likely as its share of the sum. */
    private static int pick(RandomGenerator random, double... shares) {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        double left = random.nextDouble() * sum;
        int last = 0;
        for (int k = 0; k < shares.length; k++) {
            if (shares[k] > 0) {
                last = k;
                left -= shares[k];
                if (left < 0) {
                    return k;
                }
            }
        }
        return last;
    }

    /** The softmax of some numbers. */
    static double[] softmax(float... numbers) {
        double most = Double.NEGATIVE_INFINITY;
        for (float number : numbers) {
            most = Math.max(most, number);
        }
        double[] shares = new double[numbers.length];
        double sum = 0;
        for (int k = 0; k < shares.length; k++) {
            shares[k] = Math.exp(numbers[k] - most);
            sum += shares[k];
        }
        for (int k = 0; k < shares.length; k++) {
            shares[k] /= sum;
        }
        return shares;
    }
}
