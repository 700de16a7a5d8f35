package nas4j.djl;

import ai.djl.pytorch.engine.PtNDArray;

/** What one node computes. Thread-safe. */
@FunctionalInterface
interface Kernel {
    /** Marks a node whose value is that of its input. It is not run: the value keeps its place. */
    Kernel PASS_ON = (in, _) -> in[0];

    /** The node's value from those of its inputs: a new array of the first input's manager. */
    PtNDArray run(PtNDArray[] in, Pass pass);

    /**
     * One way through a network.
     *
     * @param training whether gradients are recorded, and dropout behaves as in training
     * @param share of a batch in the running statistics of batch normalisation, which then uses the batch's; 0 to use the
     *     running ones
     * @param seed of the network
     * @param number of training passes before this one
     */
    record Pass(boolean training, double share, long seed, long number) {
        static final Pass INFERENCE = new Pass(false, 0, 0, 0);

        private static final double TRAINING_SHARE = 0.1;

        static Pass training(long seed, long number) {
            return new Pass(true, TRAINING_SHARE, seed, number);
        }

        static Pass estimating(double share) {
            return new Pass(false, share, 0, 0);
        }
    }
}
