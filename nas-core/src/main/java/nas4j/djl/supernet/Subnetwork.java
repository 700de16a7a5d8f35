package nas4j.djl.supernet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Simplification;
import nas4j.space.relax.SuperGraph;

/**
 * A network of a space, simplified, and where its layers are in the supernet. Immutable.
 *
 * @param layers for each path of the network the number of the supernet's layer
 */
public record Subnetwork(ComputationGraph graph, Map<String, Integer> layers) {
    public Subnetwork {
        layers = Map.copyOf(layers);
    }

    /**
     * Finds a network in its supernet.
     *
     * @param network as its space builds it
     * @throws IllegalArgumentException if it is not inside; the message names the node
     */
    public static Subnetwork of(SuperGraph supernet, ComputationGraph network) {
        List<Integer> embedded = supernet.embed(network);
        Map<String, Integer> layers = HashMap.newHashMap(network.size());
        for (Node node : network.nodes()) {
            layers.put(node.path(), embedded.get(node.id()));
        }
        return new Subnetwork(Simplification.simplify(network), layers);
    }
}
