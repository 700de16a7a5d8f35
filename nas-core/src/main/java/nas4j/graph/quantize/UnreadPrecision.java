package nas4j.graph.quantize;

import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Precision;
import nas4j.graph.Rounding;

/**
 * Takes bits of activations away by which nothing is rounded, so that networks which compute the same are the same: those of a
 * convolution or linear layer whose normalisation is folded into it, and of one whose value the network gives
 * ({@link RoundingPlan}). A layer that may read an entry keeps its own, as the entry is rounded by them.
 */
public final class UnreadPrecision {
    private UnreadPrecision() {}

    /** The network without them; the same object if there are none. */
    public static ComputationGraph cleared(ComputationGraph graph) {
        if (graph.nodes().stream()
                .noneMatch(node -> node.precision().activations().rounds())) {
            return graph;
        }
        int[][] readers = graph.consumers();
        if (graph.nodes().stream().noneMatch(node -> isUnread(graph, node, readers))) {
            return graph;
        }
        return Precisions.each(
                graph,
                node -> isUnread(graph, node, readers)
                        ? new Precision(node.precision().weights(), Rounding.NONE)
                        : node.precision());
    }

    private static boolean isUnread(ComputationGraph graph, Node node, int[][] readers) {
        boolean isLayer = node.op() instanceof Op.Conv2d || node.op() instanceof Op.Linear;
        return isLayer
                && node.precision().activations().rounds()
                && computes(graph.node(node.input(0)).op())
                && (graph.outputs().containsValue(node.id()) || isFolded(graph, node, readers[node.id()]));
    }

    private static boolean isFolded(ComputationGraph graph, Node layer, int... readers) {
        return RoundingPlan.takesNorm(layer)
                && readers.length == 1
                && graph.node(readers[0]).op() instanceof Op.BatchNorm;
    }

    /** Whether an operator is there after simplifying, so that no entry takes its place. */
    private static boolean computes(Op op) {
        return op instanceof Op.Conv2d
                || op instanceof Op.Linear
                || op instanceof Op.BatchNorm
                || op instanceof Op.Activation
                || op instanceof Op.Pool
                || op instanceof Op.GlobalPool;
    }
}
