package nas4j.predictors.proxy;

import java.util.function.UnaryOperator;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Simplification;

/** Networks as proxies look at them: what is random in training would be taken for a property of the network. */
public final class WithoutDropout {
    private static final Op PASS = new Op.Identity();

    private WithoutDropout() {}

    /** The network without dropout, simplified. What stays keeps its path, and with it its first weights. */
    public static ComputationGraph of(ComputationGraph graph) {
        return changed(graph, op -> op instanceof Op.Dropout ? PASS : op);
    }

    /** The network with other operators of the same shapes, simplified. */
    static ComputationGraph changed(ComputationGraph graph, UnaryOperator<Op> change) {
        ComputationGraph.Builder builder = ComputationGraph.builder(graph.size());
        for (Node node : graph.nodes()) {
            int[] inputs = node.inputs().stream().mapToInt(Integer::intValue).toArray();
            builder.add(node.path(), change.apply(node.op()), inputs);
        }
        graph.outputs().forEach(builder::output);
        return Simplification.simplify(builder.build());
    }
}
