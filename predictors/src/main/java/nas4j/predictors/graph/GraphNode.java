package nas4j.predictors.graph;

import java.util.List;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;

/**
 * What is seen of a node: Mills et al. 2023, "AIO-P: Expanding neural performance predictors beyond image classification",
 * section 3.1.
 *
 * @param in size of the first input; of a concatenation, the channels of all inputs
 * @param kernelHeight rows of the window of a layer with weights, 1 for one without a window; 0 without weights
 * @param kernelWidth the same for columns
 * @param bias whether each output channel adds a learned number
 * @param copies how often it is in the network it stands for, at least 1
 */
public record GraphNode(
        OperatorId operator, Extent in, Extent out, int kernelHeight, int kernelWidth, boolean bias, int copies) {

    /** What is seen of one node of a network. */
    public static GraphNode of(ComputationGraph graph, Node node) {
        TensorShape first = firstInput(graph, node);
        Extent out = Extent.of(node.shape());
        Extent in = node.op() instanceof Op.Concat
                ? new Extent(channels(graph, node), out.height(), out.width())
                : Extent.of(first);
        OperatorId operator = OperatorId.of(node.op(), first);
        return switch (node.op()) {
            case Op.Conv2d conv ->
                new GraphNode(
                        operator,
                        in,
                        out,
                        conv.window().kernelHeight(),
                        conv.window().kernelWidth(),
                        conv.bias(),
                        1);
            case Op.Linear linear -> new GraphNode(operator, in, out, 1, 1, linear.bias(), 1);
            case Op.Embedding _ -> new GraphNode(operator, in, out, 1, 1, false, 1);
            case Op.Input _,
                    Op.MatMul _,
                    Op.Pool _,
                    Op.GlobalPool _,
                    Op.BatchNorm _,
                    Op.LayerNorm _,
                    Op.Activation _,
                    Op.Add _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.Attention _,
                    Op.Resize _,
                    Op.Reshape _,
                    Op.Transpose _,
                    Op.Flatten _,
                    Op.Position _,
                    Op.Dropout _,
                    Op.Pad _,
                    Op.ChannelShuffle _,
                    Op.Identity _,
                    Op.Zero _ -> new GraphNode(operator, in, out, 0, 0, false, 1);
        };
    }

    static TensorShape firstInput(ComputationGraph graph, Node node) {
        return node.inputCount() == 0 ? node.shape() : graph.node(node.input(0)).shape();
    }

    private static int channels(ComputationGraph graph, Node node) {
        List<Integer> inputs = node.inputs();
        return inputs.stream()
                .mapToInt(input -> graph.node(input).shape().channels())
                .sum();
    }

    /** Whether it is a layer with weights. */
    public boolean isWeighted() {
        return kernelHeight > 0;
    }

    /** The same node with a bias. */
    GraphNode biased() {
        return new GraphNode(operator, in, out, kernelHeight, kernelWidth, true, copies);
    }

    /** The same node, so many times. */
    GraphNode times(int copies) {
        return new GraphNode(operator, in, out, kernelHeight, kernelWidth, bias, copies);
    }
}
