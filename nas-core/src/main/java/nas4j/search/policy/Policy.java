package nas4j.search.policy;

import java.util.random.RandomGenerator;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * A distribution over genotypes: for each decision a softmax π over the logits θ of its options, independent of the other
 * decisions but for whether it exists. It begins uniform. Mutable; for one thread.
 */
final class Policy {
    private final SearchSpace space;
    private final double[][] logits;

    Policy(SearchSpace space) {
        this.space = space;
        logits = space.decisions().stream()
                .map(Decision::options)
                .map(double[]::new)
                .toArray(double[][]::new);
    }

    /** Draws a genotype; it need not satisfy the space's constraints. */
    Genotype draw(RandomGenerator random) {
        int[] options = new int[logits.length];
        for (int decision = 0; decision < options.length; decision++) {
            options[decision] = draw(probabilities(decision), random.nextDouble());
        }
        return space.genotype(options);
    }

    private static int draw(double[] probabilities, double uniform) {
        double left = uniform;
        int option = 0;
        while (option < probabilities.length - 1 && left >= probabilities[option]) {
            left -= probabilities[option];
            option++;
        }
        return option;
    }

    /** ln π of a genotype: the sum over the decisions that exist in it. */
    double logarithm(Genotype genotype) {
        double sum = 0;
        for (int decision = 0; decision < logits.length; decision++) {
            if (genotype.isActive(decision)) {
                sum += Math.log(probabilities(decision)[genotype.option(decision)]);
            }
        }
        return sum;
    }

    /** The likeliest option of each decision. */
    Genotype mode() {
        int[] options = new int[logits.length];
        for (int decision = 0; decision < options.length; decision++) {
            for (int option = 1; option < logits[decision].length; option++) {
                options[decision] =
                        logits[decision][option] > logits[decision][options[decision]] ? option : options[decision];
            }
        }
        return space.genotype(options);
    }

    /** θ of a decision; a change of it changes the policy. */
    double[] logits(int decision) {
        return logits[decision];
    }

    /** π of a decision. */
    double[] probabilities(int decision) {
        double[] probabilities = new double[logits[decision].length];
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : logits[decision]) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (int option = 0; option < probabilities.length; option++) {
            probabilities[option] = Math.exp(logits[decision][option] - largest);
            sum += probabilities[option];
        }
        for (int option = 0; option < probabilities.length; option++) {
            probabilities[option] /= sum;
        }
        return probabilities;
    }

    /**
     * A step of ascent on A·ln π(genotype) + β·H(π), of the decisions that exist in it. ∂ ln π(a)/∂θₒ = [o = a] − πₒ, and
     * ∂H/∂θₒ = −πₒ·(ln πₒ + H).
     *
     * @param advantage A, of its reward over what is usual
     * @param entropy β
     */
    void step(Genotype genotype, double rate, double advantage, double entropy) {
        for (int decision = 0; decision < logits.length; decision++) {
            if (genotype.isActive(decision)) {
                double[] probabilities = probabilities(decision);
                double uncertainty = entropy(probabilities);
                for (int option = 0; option < probabilities.length; option++) {
                    double chosen = genotype.option(decision) == option ? 1 : 0;
                    double p = probabilities[option];
                    double spread = p > 0 ? -p * (Math.log(p) + uncertainty) : 0;
                    logits[decision][option] += rate * (advantage * (chosen - p) + entropy * spread);
                }
            }
        }
    }

    private static double entropy(double[] probabilities) {
        double sum = 0;
        for (double p : probabilities) {
            sum -= p > 0 ? p * Math.log(p) : 0;
        }
        return sum;
    }
}
