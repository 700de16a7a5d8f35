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
     * @param training whether batch normalisation and dropout behave as in training
     * @param seed of the network
     * @param number of training passes before this one
     */
    record Pass(boolean training, long seed, long number) {}
}
