package nas4j.predictors.proxy;

import java.util.HashSet;
import java.util.Set;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Simplification;

/** A network without its head: its outputs are the features that the pooling before each output reads. */
public final class FeatureMap {
    private FeatureMap() {}

    /**
     * The network down to its features, simplified. An output without a global pooling between itself and the last node of
     * several inputs stays as it is. Outputs that read the same features become one.
     */
    public static ComputationGraph of(ComputationGraph graph) {
        ComputationGraph.Builder builder = ComputationGraph.builder(graph.size());
        for (Node node : graph.nodes()) {
            int[] inputs = node.inputs().stream().mapToInt(Integer::intValue).toArray();
            builder.add(node.path(), node.op(), node.precision(), inputs);
        }
        Set<Integer> known = new HashSet<>();
        graph.outputs().forEach((name, id) -> {
            int features = features(graph, id);
            if (known.add(features)) {
                builder.output(name, features);
            }
        });
        return Simplification.simplify(builder.build());
    }

    private static int features(ComputationGraph graph, int output) {
        Node node = graph.node(output);
        while (node.inputCount() == 1) {
            if (node.op() instanceof Op.GlobalPool) {
                return node.input(0);
            }
            node = graph.node(node.input(0));
        }
        return output;
    }
}
