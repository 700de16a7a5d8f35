package nas4j.djl.train;

import nas4j.djl.train.Optimizer.AdamW;
import nas4j.djl.train.Optimizer.Sgd;

/** How gradients change weights: the settings, with PyTorch's meaning. */
public sealed interface Optimizer permits Sgd, AdamW {

    /** Largest learning rate; a {@link Schedule} lowers it. */
    double learningRate();

    /**
     * Stochastic gradient descent: {@code v ← momentum·v + g + weightDecay·w; w ← w − rate·v}.
     *
     * @param momentum 0 to below 1
     */
    record Sgd(double learningRate, double momentum, double weightDecay) implements Optimizer {
        public Sgd {
            require("learning rate", learningRate, Double.MAX_VALUE);
            require("momentum", momentum, 1);
            require("weight decay", weightDecay, Double.MAX_VALUE);
        }
    }

    /**
     * Adam with decoupled weight decay, Loshchilov and Hutter 2019, algorithm 2.
     *
     * @param beta1 memory of the gradient's mean
     * @param beta2 memory of its square's mean
     */
    record AdamW(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
            implements Optimizer {
        public AdamW {
            require("learning rate", learningRate, Double.MAX_VALUE);
            require("beta1", beta1, 1);
            require("beta2", beta2, 1);
            require("epsilon", epsilon, Double.MAX_VALUE);
            require("weight decay", weightDecay, Double.MAX_VALUE);
        }

        /** PyTorch's defaults for the rest. */
        public static AdamW of(double learningRate, double weightDecay) {
            return new AdamW(learningRate, 0.9, 0.999, 1e-8, weightDecay);
        }
    }

    private static void require(String name, double value, double below) {
        if (!(value >= 0 && value < below)) {
            throw new IllegalArgumentException(name + " [" + value + "] is not in 0 to below " + below);
        }
    }
}
