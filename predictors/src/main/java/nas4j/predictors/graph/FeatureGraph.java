package nas4j.predictors.graph;

import java.util.ArrayList;
import java.util.List;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Simplification;

/**
 * A network as predictors read it.
 *
 * @param nodes at least one
 * @param edges from a node to each that reads it, by their places; twice if it is read twice
 * @param macs multiply-accumulates of the whole network
 */
public record FeatureGraph(List<GraphNode> nodes, List<Edge> edges, long macs) {
    /** Stands for a network that cannot be built. */
    public static final FeatureGraph NOTHING = new FeatureGraph(
            List.of(new GraphNode(OperatorId.ZERO, new Extent(0, 0, 0), new Extent(0, 0, 0), 0, 0, false, 1)),
            List.of(),
            0);

    public FeatureGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("found a graph of [0] nodes, accepted: 1 or more");
        }
    }

    /** An edge between two nodes, by their places. */
    public record Edge(int from, int to) {}

    /** The features of a network, node by node as it stands. */
    public static FeatureGraph of(ComputationGraph network) {
        List<GraphNode> nodes = new ArrayList<>(network.size());
        List<Edge> edges = new ArrayList<>();
        network.nodes().forEach(node -> {
            nodes.add(GraphNode.of(network, node));
            node.inputs().forEach(input -> edges.add(new Edge(input, node.id())));
        });
        return new FeatureGraph(nodes, edges, GraphCost.of(network).macs());
    }

    /**
     * The features of a network with fewer nodes that compute the same: {@linkplain Simplification simplified}, each batch
     * normalisation as the bias of the layer before it, and what is computed twice of the same inputs without weights once.
     */
    public static FeatureGraph folded(ComputationGraph network) {
        return Folding.of(Simplification.simplify(network))
                .graph(GraphCost.of(network).macs());
    }

    /**
     * The features of a {@linkplain #folded folded} network in which what is there several times in a row stands once, with
     * how often it is there: sections between two tensors through which all signals pass, and sequences of such sections.
     * Sections are alike if they are but for their sizes, so that stages of the same cells count as repeats too.
     */
    public static FeatureGraph ofSections(ComputationGraph network) {
        return Repeats.once(Folding.of(Simplification.simplify(network)))
                .graph(GraphCost.of(network).macs());
    }

    /** Number of nodes. */
    public int size() {
        return nodes.size();
    }
}
