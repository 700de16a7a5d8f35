package nas4j.graph.memory;

import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Node;
import nas4j.graph.Op;

/** Which node's tensor each node gives, and how large it is. A view gives the tensor of its input. */
final class Tensors {
    private final int[] holder;
    private final long[] bytes;
    private final boolean[] staysToTheEnd;

    Tensors(ComputationGraph graph) {
        holder = new int[graph.size()];
        bytes = new long[graph.size()];
        staysToTheEnd = new boolean[graph.size()];
        for (Node node : graph.nodes()) {
            int id = node.id();
            holder[id] = isView(graph, node) ? holder[node.input(0)] : id;
            bytes[id] = GraphCost.activationBytes(node);
        }
        for (int output : graph.outputs().values()) {
            staysToTheEnd[holder[output]] = true;
        }
    }

    /** The node that fills the tensor that node {@code id} gives. */
    int holder(int id) {
        return holder[id];
    }

    /** Bytes of the tensor that a node fills. */
    long bytes(int id) {
        return bytes[id];
    }

    /** Whether the tensor that a node fills is an output of the network. */
    boolean staysToTheEnd(int id) {
        return staysToTheEnd[id];
    }

    private static boolean isView(ComputationGraph graph, Node node) {
        boolean moves =
                node.op() instanceof Op.Identity || node.op() instanceof Op.Reshape || node.op() instanceof Op.Flatten;
        return moves
                && node.precision().activationBits()
                        == graph.node(node.input(0)).precision().activationBits();
    }
}
