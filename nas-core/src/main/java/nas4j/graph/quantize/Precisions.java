package nas4j.graph.quantize;

import java.util.function.Function;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Precision;

/** Networks with other precisions. */
public final class Precisions {
    private Precisions() {}

    /**
     * The same network, whose nodes have all the given precision; entries, which are rounded as their readers say, and what
     * is whole numbers anyhow have none.
     */
    public static ComputationGraph everywhere(ComputationGraph graph, Precision precision) {
        return each(graph, node -> {
            boolean isRounded = !(node.op() instanceof Op.Input) && node.shape().type() == DataType.FLOAT32;
            return isRounded ? precision : Precision.FLOAT32;
        });
    }

    /** The same network, each of whose nodes has the precision that is said of it. */
    public static ComputationGraph each(ComputationGraph graph, Function<Node, Precision> precision) {
        ComputationGraph.Builder builder = ComputationGraph.builder(graph.size());
        for (Node node : graph.nodes()) {
            int[] inputs = node.inputs().stream().mapToInt(Integer::intValue).toArray();
            builder.add(node.path(), node.op(), precision.apply(node), inputs);
        }
        graph.outputs().forEach(builder::output);
        return builder.build();
    }
}
