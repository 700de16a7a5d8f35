package nas4j.space;

import java.util.Map;
import nas4j.graph.ComputationGraph;

/**
 * A genotype and the network it stands for.
 *
 * @param graph as the space builds it, nothing simplified
 * @param training hyper-parameters by name: {@link Double}, {@link String} or {@link Boolean}
 */
public record Architecture(Genotype genotype, ComputationGraph graph, Map<String, Object> training) {
    public Architecture {
        training = Map.copyOf(training);
    }
}
