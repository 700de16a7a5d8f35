package nas4j.space.encode;

import java.util.ArrayList;
import java.util.List;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import org.jspecify.annotations.Nullable;

/**
 * A network as nodes with features and edges between them, for predictors that read graphs. Simplify the network first, so
 * that genotypes of one network look alike.
 *
 * @param nodes in topological order
 * @param edges from a node to each that reads it, in the order of the readers and their inputs
 */
public record GraphFeatures(List<NodeFeatures> nodes, List<Edge> edges) {

    public GraphFeatures {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** An edge between two nodes, by their places in {@link #nodes}. */
    public record Edge(int from, int to) {}

    /** The features of a network. */
    public static GraphFeatures of(ComputationGraph graph) {
        List<NodeFeatures> nodes = new ArrayList<>(graph.size());
        List<Edge> edges = new ArrayList<>();
        for (Node node : graph.nodes()) {
            nodes.add(features(graph, node));
            node.inputs().forEach(input -> edges.add(new Edge(input, node.id())));
        }
        return new GraphFeatures(nodes, edges);
    }

    private static NodeFeatures features(ComputationGraph graph, Node node) {
        TensorShape in = node.inputCount() == 0
                ? node.shape()
                : graph.node(node.input(0)).shape();
        TensorShape out = node.shape();
        Window window = window(node.op());
        return new NodeFeatures(
                OpNumbers.of(node.op(), in),
                height(in),
                width(in),
                channelsIn(graph, node, in),
                height(out),
                width(out),
                out.channels(),
                window == null ? 0 : window.kernelHeight(),
                window == null ? 0 : window.kernelWidth(),
                window == null ? stride(node.op()) : window.stride(),
                window == null ? 0 : window.dilation(),
                groups(node.op()),
                hasBias(node.op()),
                node.precision().weightBits(),
                node.precision().activationBits(),
                GraphCost.macs(graph, node),
                GraphCost.parameters(graph, node));
    }

    private static int height(TensorShape shape) {
        return shape.rank() == 3 ? shape.dim(1) : shape.rank() == 2 ? shape.dim(0) : 1;
    }

    private static int width(TensorShape shape) {
        return shape.rank() == 3 ? shape.dim(2) : 1;
    }

    private static int channelsIn(ComputationGraph graph, Node node, TensorShape first) {
        return node.op() instanceof Op.Concat
                ? node.inputs().stream()
                        .mapToInt(input -> graph.node(input).shape().channels())
                        .sum()
                : first.channels();
    }

    private static @Nullable Window window(Op op) {
        return op instanceof Op.Conv2d conv ? conv.window() : op instanceof Op.Pool pool ? pool.window() : null;
    }

    private static int stride(Op op) {
        return op instanceof Op.Zero zero ? zero.stride() : 0;
    }

    private static int groups(Op op) {
        return op instanceof Op.Conv2d conv
                ? conv.groups()
                : op instanceof Op.ChannelShuffle shuffle
                        ? shuffle.groups()
                        : op instanceof Op.Attention attention ? attention.heads() : 0;
    }

    private static boolean hasBias(Op op) {
        return op instanceof Op.Conv2d conv ? conv.bias() : op instanceof Op.Linear linear && linear.bias();
    }
}
