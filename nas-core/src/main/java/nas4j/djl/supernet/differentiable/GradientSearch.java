package nas4j.djl.supernet.differentiable;

import java.util.List;
import nas4j.djl.train.Checkpoint;

/** Weights that learn in turns with what decides on the network: its strengths. For one thread. */
public interface GradientSearch {
    /**
     * Losses of one step.
     *
     * @param training that the weights learned from, before they did
     * @param validation that the strengths learned from; NaN if they did not
     */
    record Losses(double training, double validation) {}

    /** Steps that are done. */
    long done();

    /**
     * One step.
     *
     * @throws nas4j.djl.train.DivergedException if a loss is not finite
     */
    Losses step(Example forWeights, Example forStrengths);

    /** How strong each option is, for each mixture. */
    List<double[]> strengths();

    /** What a search needs to go on from here. */
    Checkpoint checkpoint();
}
