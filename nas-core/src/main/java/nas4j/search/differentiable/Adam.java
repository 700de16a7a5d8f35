package nas4j.search.differentiable;

/**
 * How architecture weights are learned: Kingma and Ba 2015, algorithm 1, with the decay in the gradient. Liu et al. 2019,
 * appendix A.1.1.
 *
 * @param learningRate above 0
 * @param beta1 memory of the gradient's mean, 0 to below 1
 * @param beta2 memory of its square's mean, 0 to below 1
 * @param decay λ of what is added to the gradient, λα
 */
public record Adam(double learningRate, double beta1, double beta2, double decay) {
    static final double EPSILON = 1e-8;

    public Adam {
        requireInside("learning rate", learningRate, Double.MIN_VALUE, Double.MAX_VALUE);
        requireInside("beta1", beta1, 0, 1);
        requireInside("beta2", beta2, 0, 1);
        requireInside("decay", decay, 0, Double.MAX_VALUE);
    }

    /** Learning rate 3e-4, memories 0.5 and 0.999, decay 1e-3. */
    public static Adam darts() {
        return new Adam(3e-4, 0.5, 0.999, 1e-3);
    }

    private static void requireInside(String name, double value, double least, double below) {
        if (!(value >= least && value < below)) {
            throw new IllegalArgumentException(name + " [" + value + "] is not in " + least + " to below " + below);
        }
    }
}
