package nas4j.graph;

/**
 * What one example costs in a network, counted exactly from the graph.
 *
 * @param macs multiply-accumulates of convolutions, linear layers, matrix products and attention; biases,
 *     normalisations, activations and pooling are not counted
 * @param parameters trained numbers: weights, biases, scales and shifts (running statistics are not trained)
 * @param activationBytes bytes of all nodes' outputs, at each node's precision, entries included
 * @param depth largest number of layers with weights (convolutions, linear layers, embeddings) on one path
 */
public record GraphCost(long macs, long parameters, long activationBytes, int depth) {

    /** The costs of a graph, in one pass. */
    public static GraphCost of(ComputationGraph graph) {
        long macs = 0;
        long parameters = 0;
        long activationBytes = 0;
        int deepest = 0;
        int[] depths = new int[graph.size()];
        for (Node node : graph.nodes()) {
            macs += macs(graph, node);
            parameters += parameters(graph, node);
            activationBytes += activationBytes(node);
            int depth = 0;
            for (int k = 0; k < node.inputCount(); k++) {
                depth = Math.max(depth, depths[node.input(k)]);
            }
            depths[node.id()] = depth + (hasLayerWeights(node.op()) ? 1 : 0);
            deepest = Math.max(deepest, depths[node.id()]);
        }
        return new GraphCost(macs, parameters, activationBytes, deepest);
    }

    /** Multiply-accumulates of one node for one example. */
    public static long macs(ComputationGraph graph, Node node) {
        return switch (node.op()) {
            case Op.Conv2d conv ->
                node.shape().elements()
                        * conv.window().area()
                        * (in(graph, node, 0).dim(0) / conv.groups());
            case Op.Linear _ -> node.shape().elements() * in(graph, node, 0).last();
            case Op.MatMul _ -> node.shape().elements() * in(graph, node, 0).dim(1);
            case Op.Attention _ -> {
                TensorShape queries = in(graph, node, 0);
                TensorShape values = in(graph, node, 2);
                long pairs = (long) queries.dim(0) * values.dim(0);
                yield pairs * (queries.dim(1) + values.dim(1));
            }
            case Op.Input _,
                    Op.Pool _,
                    Op.GlobalPool _,
                    Op.BatchNorm _,
                    Op.LayerNorm _,
                    Op.Activation _,
                    Op.Add _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.Resize _,
                    Op.Reshape _,
                    Op.Transpose _,
                    Op.Flatten _,
                    Op.Embedding _,
                    Op.Position _,
                    Op.Dropout _,
                    Op.Pad _,
                    Op.ChannelShuffle _,
                    Op.Identity _,
                    Op.Zero _ -> 0;
        };
    }

    /** Trained numbers of one node. */
    public static long parameters(ComputationGraph graph, Node node) {
        return switch (node.op()) {
            case Op.Conv2d conv -> {
                long weights = (long) conv.channels() * (in(graph, node, 0).dim(0) / conv.groups());
                yield weights * conv.window().area() + (conv.bias() ? conv.channels() : 0);
            }
            case Op.Linear linear ->
                (long) linear.features() * in(graph, node, 0).last() + (linear.bias() ? linear.features() : 0);
            case Op.BatchNorm norm -> norm.affine() ? 2L * node.shape().channels() : 0;
            case Op.LayerNorm _ -> 2L * node.shape().channels();
            case Op.Embedding embedding -> (long) embedding.vocabulary() * embedding.features();
            case Op.Position _ -> node.shape().elements();
            case Op.Input _,
                    Op.MatMul _,
                    Op.Pool _,
                    Op.GlobalPool _,
                    Op.Activation _,
                    Op.Add _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.Attention _,
                    Op.Resize _,
                    Op.Reshape _,
                    Op.Transpose _,
                    Op.Flatten _,
                    Op.Dropout _,
                    Op.Pad _,
                    Op.ChannelShuffle _,
                    Op.Identity _,
                    Op.Zero _ -> 0;
        };
    }

    /** Bytes of one node's output for one example, at the node's precision, rounded up. */
    public static long activationBytes(Node node) {
        int bits = node.precision().activationBits();
        return bits == 32 ? node.shape().bytes() : (node.shape().elements() * bits + 7) / 8;
    }

    private static boolean hasLayerWeights(Op op) {
        return op instanceof Op.Conv2d || op instanceof Op.Linear || op instanceof Op.Embedding;
    }

    private static TensorShape in(ComputationGraph graph, Node node, int index) {
        return graph.node(node.input(index)).shape();
    }
}
