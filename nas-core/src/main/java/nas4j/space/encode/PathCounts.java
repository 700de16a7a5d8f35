package nas4j.space.encode;

import java.util.List;
import java.util.stream.IntStream;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Simplification;
import nas4j.graph.TensorShape;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * How often each sequence of operators occurs on a path through the simplified network, as in the path encoding of White
 * et al. 2021 (BANANAS), but for networks of any size: sequences of up to {@code length} operators anywhere on a path are
 * counted instead of whole paths, and hashed into buckets. Operators are those with weights, windows or attention; sums,
 * normalisations, activations and the like are passed through. Time is linear in the edges, the length and the buckets.
 */
public final class PathCounts implements Encoding {
    private static final int START = -1;

    private final SearchSpace space;
    private final int length;
    private final int buckets;

    private PathCounts(SearchSpace space, int length, int buckets) {
        this.space = space;
        this.length = length;
        this.buckets = buckets;
    }

    /**
     * The encoding of a space's genotypes.
     *
     * @param length most operators in a sequence
     * @param buckets width of the vector
     */
    public static PathCounts of(SearchSpace space, int length, int buckets) {
        if (length < 1 || buckets < 1) {
            throw new IllegalArgumentException(
                    "length [" + length + "] and buckets [" + buckets + "] must be at least 1");
        }
        return new PathCounts(space, length, buckets);
    }

    @Override
    public List<String> columns() {
        return IntStream.range(0, buckets).mapToObj(bucket -> "path" + bucket).toList();
    }

    @Override
    public double[] encode(Genotype genotype) {
        return count(space.decode(genotype).graph());
    }

    /** The counts of any network. */
    public double[] count(ComputationGraph network) {
        ComputationGraph graph = Simplification.simplify(network);
        double[] total = new double[buckets];
        double[][][] ending = new double[graph.size()][][];
        for (Node node : graph.nodes()) {
            int letter = letter(graph, node);
            ending[node.id()] = letter == 0 ? passedOn(node, ending) : extended(node, letter, ending);
            for (int k = 0; k < length && letter != 0; k++) {
                for (int bucket = 0; bucket < buckets; bucket++) {
                    total[bucket] += ending[node.id()][k][bucket];
                }
            }
        }
        return total;
    }

    /** Sequences by length and bucket that end before a node which is no letter: those of its inputs. */
    private double[][] passedOn(Node node, double[][][] ending) {
        if (node.inputCount() == 1) {
            return ending[node.input(0)];
        }
        double[][] sum = new double[length][buckets];
        for (int input : node.inputs()) {
            for (int k = 0; k < length; k++) {
                for (int bucket = 0; bucket < buckets; bucket++) {
                    sum[k][bucket] += ending[input][k][bucket];
                }
            }
        }
        return sum;
    }

    /** Sequences that end with a node: itself, and those of its inputs with it at the end. */
    private double[][] extended(Node node, int letter, double[][][] ending) {
        double[][] longer = new double[length][buckets];
        longer[0][bucket(START, letter)] = 1;
        int[] next = IntStream.range(0, buckets)
                .map(bucket -> bucket(bucket, letter))
                .toArray();
        for (int input : node.inputs()) {
            for (int k = 1; k < length; k++) {
                for (int bucket = 0; bucket < buckets; bucket++) {
                    longer[k][next[bucket]] += ending[input][k - 1][bucket];
                }
            }
        }
        return longer;
    }

    private int bucket(int before, int letter) {
        long hash = (before + 2L) * 0x9E3779B97F4A7C15L + letter;
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return (int) Long.remainderUnsigned(hash ^ (hash >>> 31), buckets);
    }

    /** What the node is in a sequence; 0 if it is passed through. */
    private static int letter(ComputationGraph graph, Node node) {
        TensorShape in = node.inputCount() == 0
                ? node.shape()
                : graph.node(node.input(0)).shape();
        int kind = OpNumbers.of(node.op(), in);
        return switch (node.op()) {
            case Op.Conv2d conv ->
                windowed(
                        kind,
                        conv.window().kernelHeight(),
                        conv.window().kernelWidth(),
                        conv.window().stride());
            case Op.Pool pool ->
                windowed(
                        kind,
                        pool.window().kernelHeight(),
                        pool.window().kernelWidth(),
                        pool.window().stride());
            case Op.Input _,
                    Op.Linear _,
                    Op.MatMul _,
                    Op.GlobalPool _,
                    Op.Attention _,
                    Op.Resize _,
                    Op.Embedding _,
                    Op.Position _,
                    Op.ChannelShuffle _,
                    Op.Zero _ -> kind;
            case Op.BatchNorm _,
                    Op.LayerNorm _,
                    Op.Activation _,
                    Op.Add _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.Reshape _,
                    Op.Transpose _,
                    Op.Flatten _,
                    Op.Dropout _,
                    Op.Pad _,
                    Op.Identity _ -> 0;
        };
    }

    private static int windowed(int kind, int kernelHeight, int kernelWidth, int stride) {
        return ((kind * 64 + Math.min(kernelHeight, 63)) * 64 + Math.min(kernelWidth, 63)) * 64 + Math.min(stride, 63);
    }
}
