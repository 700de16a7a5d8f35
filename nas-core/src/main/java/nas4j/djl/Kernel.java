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
     * @param onBatch whether batch normalisation uses the batch's statistics, or else the running ones
     * @param share of a batch's statistics in the running ones
     * @param seed of the network
     * @param number of training passes before this one
     */
    record Pass(boolean training, boolean onBatch, double share, long seed, long number) {
        static final Pass INFERENCE = new Pass(false, false, 0, 0, 0);

        private static final double TRAINING_SHARE = 0.1;

        static Pass training(long seed, long number) {
            return new Pass(true, true, TRAINING_SHARE, seed, number);
        }

        static Pass onBatch(double share) {
            return new Pass(false, true, share, 0, 0);
        }
    }
}
