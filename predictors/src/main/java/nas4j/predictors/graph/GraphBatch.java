package nas4j.predictors.graph;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Graphs side by side as numbers, each filled up to the size of the largest. What is filled up has no features, no edges and
 * no weight.
 */
public final class GraphBatch {
    /** Kernels of this size and more share a column. */
    private static final int MOST_KERNEL = 7;

    private static final int KERNEL_HEIGHT = OperatorId.COUNT;
    private static final int KERNEL_WIDTH = KERNEL_HEIGHT + MOST_KERNEL + 1;
    private static final int BIAS = KERNEL_WIDTH + MOST_KERNEL + 1;
    private static final int SIZES = BIAS + 2;
    private static final float PIXELS = 256;
    private static final float CHANNELS = 512;

    /**
     * Columns of a node: a 1 in the column of its operator; for layers with weights a 1 in those of the kernel's height and
     * width and of whether there is a bias; then height in and out, width in and out, over 256, channels in and out, over
     * 512.
     */
    public static final int COLUMNS = SIZES + 6;

    private final int graphs;
    private final int nodes;
    private final float[] features;
    private final float[] edges;
    private final float[] shares;

    private GraphBatch(int graphs, int nodes) {
        this.graphs = graphs;
        this.nodes = nodes;
        features = new float[graphs * nodes * COLUMNS];
        edges = new float[graphs * nodes * nodes];
        shares = new float[graphs * nodes];
    }

    /** A batch of at least one graph. */
    public static GraphBatch of(List<FeatureGraph> graphs) {
        int nodes = graphs.stream().mapToInt(FeatureGraph::size).max().orElseThrow();
        GraphBatch batch = new GraphBatch(graphs.size(), nodes);
        for (int k = 0; k < graphs.size(); k++) {
            batch.fill(k, graphs.get(k));
        }
        return batch;
    }

    private void fill(int graph, FeatureGraph source) {
        float copies = 0;
        for (GraphNode node : source.nodes()) {
            copies += node.copies();
        }
        int first = graph * nodes;
        for (int k = 0; k < source.size(); k++) {
            GraphNode node = source.nodes().get(k);
            fill((first + k) * COLUMNS, node);
            shares[first + k] = node.copies() / copies;
        }
        for (FeatureGraph.Edge edge : source.edges()) {
            edges[(first + edge.to()) * nodes + edge.from()]++;
        }
    }

    private void fill(int at, GraphNode node) {
        features[at + node.operator().number()] = 1;
        if (node.isWeighted()) {
            features[at + KERNEL_HEIGHT + Math.min(node.kernelHeight(), MOST_KERNEL)] = 1;
            features[at + KERNEL_WIDTH + Math.min(node.kernelWidth(), MOST_KERNEL)] = 1;
            features[at + BIAS + (node.bias() ? 1 : 0)] = 1;
        }
        features[at + SIZES] = node.in().height() / PIXELS;
        features[at + SIZES + 1] = node.out().height() / PIXELS;
        features[at + SIZES + 2] = node.in().width() / PIXELS;
        features[at + SIZES + 3] = node.out().width() / PIXELS;
        features[at + SIZES + 4] = node.in().channels() / CHANNELS;
        features[at + SIZES + 5] = node.out().channels() / CHANNELS;
    }

    /** Number of graphs. */
    public int graphs() {
        return graphs;
    }

    /** Nodes of each graph, those that it is filled up with included. */
    public int nodes() {
        return nodes;
    }

    /** {@code [graphs, nodes, COLUMNS]}. */
    public FloatBuffer features() {
        return FloatBuffer.wrap(features);
    }

    /** {@code [graphs, nodes, nodes]}: how often the node of the row reads that of the column. */
    public FloatBuffer edges() {
        return FloatBuffer.wrap(edges);
    }

    /** {@code [graphs, nodes]}: how much of all nodes of its network a node stands for; 1 in each graph together. */
    public FloatBuffer shares() {
        return FloatBuffer.wrap(shares);
    }
}
