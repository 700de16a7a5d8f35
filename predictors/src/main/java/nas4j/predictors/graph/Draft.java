package nas4j.predictors.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import nas4j.predictors.features.Networks;

/** A network that is being made smaller, in topological order. */
final class Draft {
    private final List<GraphNode> nodes = new ArrayList<>();
    private final List<int[]> inputs = new ArrayList<>();
    /** What each node does, but for sizes, as 64 bits. */
    private final List<Long> labels = new ArrayList<>();

    private final BitSet outputs = new BitSet();

    /** Adds a node that reads the ones at these places; gives its place. */
    int add(GraphNode node, long label, int... places) {
        nodes.add(node);
        labels.add(label);
        inputs.add(places);
        return nodes.size() - 1;
    }

    /** Gives a node a bias. */
    void addBias(int place) {
        nodes.set(place, nodes.get(place).biased());
        labels.set(place, Networks.mixed(labels.get(place)));
    }

    void addOutput(int place) {
        outputs.set(place);
    }

    boolean isOutput(int place) {
        return outputs.get(place);
    }

    int size() {
        return nodes.size();
    }

    GraphNode node(int place) {
        return nodes.get(place);
    }

    long label(int place) {
        return labels.get(place);
    }

    int[] inputs(int place) {
        return inputs.get(place);
    }

    FeatureGraph graph(long macs) {
        List<FeatureGraph.Edge> edges = new ArrayList<>();
        for (int to = 0; to < nodes.size(); to++) {
            for (int from : inputs.get(to)) {
                edges.add(new FeatureGraph.Edge(from, to));
            }
        }
        return new FeatureGraph(nodes, edges, macs);
    }
}
