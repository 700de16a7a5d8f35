package nas4j.djl.train;

import nas4j.djl.train.Optimizer.AdamW;
import nas4j.djl.train.Optimizer.Sgd;

/** How gradients change weights: the settings, with PyTorch's meaning. */
public sealed interface Optimizer permits Sgd, AdamW {

    /** Largest learning rate; a {@link Schedule} lowers it. */
    double learningRate();

    Optimizer withLearningRate(double other);

    Optimizer withWeightDecay(double other);

    /** With another memory of the gradients' mean. */
    Optimizer withMomentum(double other);

    /**
     * Stochastic gradient descent: {@code v ← momentum·v + g + weightDecay·w; w ← w − rate·v}. All that is learned
     * decays, biases and scales too, as in the recipes of the published benchmarks.
     *
     * @param momentum 0 to below 1
     */
    record Sgd(double learningRate, double momentum, double weightDecay) implements Optimizer {
        public Sgd {
            require("learning rate", learningRate, Double.MAX_VALUE);
            require("momentum", momentum, 1);
            require("weight decay", weightDecay, Double.MAX_VALUE);
        }

        /** Learning rate 0.05, momentum 0.9, weight decay 5e-4. */
        public static Sgd standard() {
            return new Sgd(0.05, 0.9, 5e-4);
        }

        @Override
        public Sgd withLearningRate(double other) {
            return new Sgd(other, momentum, weightDecay);
        }

        @Override
        public Sgd withWeightDecay(double other) {
            return new Sgd(learningRate, momentum, other);
        }

        @Override
        public Sgd withMomentum(double other) {
            return new Sgd(learningRate, other, weightDecay);
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

        /** Learning rate 2e-3, weight decay 0.01. */
        public static AdamW standard() {
            return of(2e-3, 0.01);
        }

        /** PyTorch's defaults for the rest. */
        public static AdamW of(double learningRate, double weightDecay) {
            return new AdamW(learningRate, 0.9, 0.999, 1e-8, weightDecay);
        }

        @Override
        public AdamW withLearningRate(double other) {
            return new AdamW(other, beta1, beta2, epsilon, weightDecay);
        }

        @Override
        public AdamW withWeightDecay(double other) {
            return new AdamW(learningRate, beta1, beta2, epsilon, other);
        }

        @Override
        public AdamW withMomentum(double other) {
            return new AdamW(learningRate, other, beta2, epsilon, weightDecay);
        }
    }

    private static void require(String name, double value, double below) {
        if (!(value >= 0 && value < below)) {
            throw new IllegalArgumentException(name + " [" + value + "] is not in 0 to below " + below);
        }
    }
}
