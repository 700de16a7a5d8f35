package nas4j.graph.quantize;

import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Precision;

/** Networks with one precision throughout. */
public final class Precisions {
    private Precisions() {}

    /**
     * The same network, whose nodes have all the given precision; entries, which are rounded as their readers say, and what
     * is whole numbers anyhow have none.
     */
    public static ComputationGraph everywhere(ComputationGraph graph, Precision precision) {
        ComputationGraph.Builder builder = ComputationGraph.builder(graph.size());
        for (Node node : graph.nodes()) {
            boolean isRounded = !(node.op() instanceof Op.Input) && node.shape().type() == DataType.FLOAT32;
            int[] inputs = node.inputs().stream().mapToInt(Integer::intValue).toArray();
            builder.add(node.path(), node.op(), isRounded ? precision : Precision.FLOAT32, inputs);
        }
        graph.outputs().forEach(builder::output);
        return builder.build();
    }
}
