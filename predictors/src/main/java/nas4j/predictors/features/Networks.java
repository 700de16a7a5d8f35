package nas4j.predictors.features;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Simplification;
import nas4j.space.CompileException;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.encode.OpNumbers;
import nas4j.space.encode.PathCounts;

/**
 * What a genotype's network looks like once it is simplified: genotypes of one network look alike, whatever decisions led
 * to it. Immutable.
 */
public final class Networks {
    private static final int SEQUENCE = 3;
    private static final int BUCKETS = 64;
    private static final int PLACES = 256;
    private static final int SIZES = 4;

    private final SearchSpace space;
    private final PathCounts paths;

    private Networks(SearchSpace space) {
        this.space = space;
        paths = PathCounts.of(space, SEQUENCE, BUCKETS);
    }

    /** For the networks of a space. */
    public static Networks of(SearchSpace space) {
        return new Networks(space);
    }

    /** The simplified network; empty if it cannot be built. */
    public Optional<ComputationGraph> findNetwork(Genotype genotype) {
        try {
            return Optional.of(Simplification.simplify(space.decode(genotype).graph()));
        } catch (CompileException _) {
            return Optional.empty();
        }
    }

    /** The look of a genotype's network: all zeros if it cannot be built. */
    public Look look(Genotype genotype) {
        return findNetwork(genotype)
                .map(this::look)
                .orElseGet(() -> new Look(new float[BUCKETS], new long[PLACES / Long.SIZE], new float[SIZES]));
    }

    private Look look(ComputationGraph network) {
        double[] counts = paths.count(network);
        float[] logarithms = new float[BUCKETS];
        for (int k = 0; k < BUCKETS; k++) {
            logarithms[k] = (float) Math.log1p(counts[k]);
        }
        GraphCost cost = GraphCost.of(network);
        float[] sizes = {
            (float) Math.log1p((double) cost.macs()),
            (float) Math.log1p((double) cost.parameters()),
            (float) Math.log1p((double) cost.activationBytes()),
            (float) Math.log1p(cost.depth())
        };
        return new Look(logarithms, places(network), sizes);
    }

    /** A bit for each operator at its place; what is passed through has none. */
    private static long[] places(ComputationGraph network) {
        long[] bits = new long[PLACES / Long.SIZE];
        for (Node node : network.nodes()) {
            if (isWork(node.op())) {
                int bit = (int) Long.remainderUnsigned(hash(network, node), PLACES);
                bits[bit / Long.SIZE] |= 1L << bit;
            }
        }
        return bits;
    }

    private static boolean isWork(Op op) {
        return op instanceof Op.Conv2d
                || op instanceof Op.Linear
                || op instanceof Op.Pool
                || op instanceof Op.Attention
                || op instanceof Op.Embedding
                || op instanceof Op.MatMul;
    }

    private static long hash(ComputationGraph network, Node node) {
        long hash = label(network, node);
        for (int k = 0; k < node.path().length(); k++) {
            hash = mixed(hash * 31 + node.path().charAt(k));
        }
        return hash;
    }

    /** What a node does: its operator, window, and the shape of its output, as 64 bits that never change. */
    public static long label(ComputationGraph network, Node node) {
        int kind = OpNumbers.of(
                node.op(),
                node.inputCount() == 0
                        ? node.shape()
                        : network.node(node.input(0)).shape());
        long hash = mixed(kind + 1L);
        for (int number : numbers(node.op())) {
            hash = mixed(hash * 31 + number);
        }
        for (int axis = 0; axis < node.shape().rank(); axis++) {
            hash = mixed(hash * 31 + node.shape().dim(axis));
        }
        return mixed(hash * 31
                + node.precision().weightBits() * 64L
                + node.precision().activationBits());
    }

    private static List<Integer> numbers(Op op) {
        return switch (op) {
            case Op.Conv2d conv ->
                List.of(
                        conv.window().kernelHeight(),
                        conv.window().kernelWidth(),
                        conv.window().stride(),
                        conv.window().dilation(),
                        conv.groups());
            case Op.Pool pool ->
                List.of(
                        pool.window().kernelHeight(),
                        pool.window().kernelWidth(),
                        pool.window().stride());
            case Op.Attention attention -> List.of(attention.heads());
            case Op.Input _,
                    Op.Linear _,
                    Op.MatMul _,
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
                    Op.Zero _ -> List.of();
        };
    }

    /** 64 bits of which each depends on each of the given ones: a step of SplitMix64. */
    public static long mixed(long bits) {
        long mixed = bits + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** The look of one network, as numbers to be compared with those of others. Immutable. */
    public static final class Look {
        private final float[] paths;
        private final long[] places;
        private final float[] sizes;

        Look(float[] paths, long[] places, float[] sizes) {
            this.paths = paths;
            this.places = places;
            this.sizes = sizes;
        }

        /** Squared distance between the logarithms of how often sequences of operators occur. */
        public double pathDistance(Look other) {
            return squaredDistance(paths, other.paths);
        }

        /** How many operators at their places one has and the other has not, but for chance. */
        public double placeDistance(Look other) {
            int bits = 0;
            for (int k = 0; k < places.length; k++) {
                bits += Long.bitCount(places[k] ^ other.places[k]);
            }
            return bits;
        }

        /** Squared distance between the logarithms of multiply-accumulates, parameters, activations and depth. */
        public double sizeDistance(Look other) {
            return squaredDistance(sizes, other.sizes);
        }

        /** The logarithms of path counts and sizes. */
        public double[] numbers() {
            double[] numbers = new double[paths.length + sizes.length];
            Arrays.setAll(numbers, k -> k < paths.length ? paths[k] : sizes[k - paths.length]);
            return numbers;
        }

        private static double squaredDistance(float[] one, float[] other) {
            float s0 = 0;
            float s1 = 0;
            for (int k = 0; k + 1 < one.length; k += 2) {
                float d0 = one[k] - other[k];
                float d1 = one[k + 1] - other[k + 1];
                s0 += d0 * d0;
                s1 += d1 * d1;
            }
            return s0 + s1;
        }
    }
}
