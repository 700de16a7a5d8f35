package nas4j.hardware.latency;

import java.util.Optional;
import nas4j.graph.ComputationGraph;
import nas4j.space.Genotype;

/** Predicts how long one device takes to run a network, one example at a time. Deterministic; for several threads. */
public interface LatencyModel {

    /**
     * What is expected of a network.
     *
     * @param genotype of a space that the model knows
     * @param graph its network
     * @throws IllegalArgumentException if the model knows nothing of such networks
     */
    LatencyInterval predict(Genotype genotype, ComputationGraph graph);

    /**
     * What is expected of a network of no space that the model knows, such as one in other numbers. Empty if the model does not
     * go by the network alone, or knows nothing of such networks.
     */
    default Optional<LatencyInterval> findByGraph(ComputationGraph graph) {
        return Optional.empty();
    }

    /** What the predictions are based on, in a few words. */
    String source();
}
