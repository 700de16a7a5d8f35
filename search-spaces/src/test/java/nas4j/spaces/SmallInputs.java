package nas4j.spaces;

import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.ShapeException;
import nas4j.graph.TensorShape;

/** Makes the large images and long texts of networks smaller, for tests that run them. */
public final class SmallInputs {
    private static final int LARGEST_IMAGE = 64;
    private static final int LONGEST_TEXT = 16;

    private SmallInputs() {}

    /** The same network on smaller inputs; the network as it is where it needs their size. */
    public static ComputationGraph of(ComputationGraph graph) {
        ComputationGraph.Builder builder = ComputationGraph.builder(graph.size());
        try {
            for (Node node : graph.nodes()) {
                Op op = node.op() instanceof Op.Input input ? new Op.Input(smaller(input.shape())) : node.op();
                builder.add(
                        node.path(),
                        op,
                        node.precision(),
                        node.inputs().stream().mapToInt(Integer::intValue).toArray());
            }
        } catch (ShapeException fixedSize) {
            return graph;
        }
        graph.outputs().forEach(builder::output);
        return builder.build();
    }

    private static TensorShape smaller(TensorShape shape) {
        if (shape.rank() == 3) {
            return shape.with(1, Math.min(shape.dim(1), LARGEST_IMAGE)).with(2, Math.min(shape.dim(2), LARGEST_IMAGE));
        }
        return shape.type() == DataType.INT32 ? shape.with(0, Math.min(shape.dim(0), LONGEST_TEXT)) : shape;
    }
}
