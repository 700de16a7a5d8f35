package nas4j.graph.quantize;

import java.util.Optional;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.ResizeMode;
import nas4j.graph.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * Where a network rounds, as its nodes' precisions say and as a runtime with whole numbers computes it. Made of a
 * {@linkplain nas4j.graph.Simplification simplified} network. Immutable.
 *
 * <ul>
 *   <li>A batch normalisation that alone reads a convolution or linear layer is folded into its weights; what is rounded is
 *       the folded weights, and the layer's own output is not.
 *   <li>What only a ReLU or ReLU6 reads is rounded once, after it: rounding cuts off what it would cut off.
 *   <li>Values that are only moved about (max pooling, flattening, zeros at the edges and the like) keep the step that they
 *       came with.
 *   <li>An entry of the network is rounded like the outputs of the layers that read it, if each of these rounds its weights
 *       and its output.
 *   <li>What the network gives is not rounded.
 *   <li>Terms of a sum share one step, if none was cut off at 0 and they are rounded alike: whole numbers of one step are
 *       added as they are.
 * </ul>
 */
public final class RoundingPlan {
    private final ComputationGraph graph;
    private final int[][] readers;
    /** For each node, the node that rounds its value; −1 if that is not rounded. */
    private final int[] rounder;
    /** For each node that rounds, a node whose step it shares, in the end itself. */
    private final int[] sharer;

    private final int[] norm;
    private final boolean[] isFolded;

    private RoundingPlan(ComputationGraph graph) {
        this.graph = graph;
        readers = graph.consumers();
        rounder = new int[graph.size()];
        sharer = new int[graph.size()];
        norm = new int[graph.size()];
        isFolded = new boolean[graph.size()];
    }

    /** The plan of a simplified network. */
    public static RoundingPlan of(ComputationGraph graph) {
        RoundingPlan plan = new RoundingPlan(graph);
        graph.nodes().forEach(plan::fold);
        graph.nodes().forEach(plan::place);
        graph.nodes().forEach(plan::share);
        return plan;
    }

    /** Whether anything in the network is rounded. */
    public boolean rounds() {
        return graph.nodes().stream()
                .anyMatch(node -> rounder[node.id()] >= 0 || node.weights().rounds());
    }

    /** Whether a node's value is rounded once it is computed; otherwise it is handed on as it is. */
    public boolean roundsAfter(Node node) {
        return rounder[node.id()] == node.id();
    }

    /** What the value that a node hands on was rounded with. */
    public Optional<Point> find(Node node) {
        int at = rounder[node.id()];
        if (at < 0) {
            return Optional.empty();
        }
        return Optional.of(new Point(graph.node(first(at)).path(), rounding(graph.node(at))));
    }

    /** The batch normalisation that is folded into a layer. */
    public Optional<Node> findNorm(Node layer) {
        return norm[layer.id()] < 0 ? Optional.empty() : Optional.of(graph.node(norm[layer.id()]));
    }

    /** Whether a batch normalisation is folded into the layer before it. */
    public boolean isFolded(Node node) {
        return isFolded[node.id()];
    }

    private void fold(Node node) {
        norm[node.id()] = -1;
        Node reader = onlyReader(node);
        if (takesNorm(node) && reader != null && reader.op() instanceof Op.BatchNorm) {
            norm[node.id()] = reader.id();
            isFolded[reader.id()] = true;
        }
    }

    /** Whether a batch normalisation after a node can be folded into it: a layer with the channels that are normalised. */
    static boolean takesNorm(Node node) {
        return node.op() instanceof Op.Conv2d
                || (node.op() instanceof Op.Linear && node.shape().rank() < 3);
    }

    /** The one node that reads another, once; null if there are others, or the value is an output. */
    private @Nullable Node onlyReader(Node node) {
        int[] all = readers[node.id()];
        return all.length == 1 && !isOutput(node) ? graph.node(all[0]) : null;
    }

    private boolean isOutput(Node node) {
        return graph.outputs().containsValue(node.id());
    }

    private void place(Node node) {
        sharer[node.id()] = node.id();
        int source = node.inputCount() == 1 && movesValues(node.op()) ? rounder[node.input(0)] : -1;
        boolean keepsStep = source >= 0
                && rounding(graph.node(source)).bits() <= rounding(node).bits();
        rounder[node.id()] = keepsStep ? source : rounding(node).rounds() && !isRoundedLater(node) ? node.id() : -1;
    }

    private boolean isRoundedLater(Node node) {
        Node reader = onlyReader(node);
        return isOutput(node)
                || norm[node.id()] >= 0
                || (reader != null
                        && CountedSteps.isRectifier(reader)
                        && rounding(reader).rounds());
    }

    /** How a node's value is to be rounded: an entry's as its readers say. */
    private Rounding rounding(Node node) {
        if (!(node.op() instanceof Op.Input) || node.precision().activations().rounds()) {
            return node.precision().activations();
        }
        Rounding widest = Rounding.NONE;
        for (int reader : readers[node.id()]) {
            Node layer = graph.node(reader);
            Rounding own = layer.precision().activations();
            if (!layer.weights().rounds() || !own.rounds()) {
                return Rounding.NONE;
            }
            widest = widest.rounds() && widest.bits() >= own.bits() ? widest : own;
        }
        return widest;
    }

    private void share(Node node) {
        if (!(node.op() instanceof Op.Add) || !node.precision().activations().rounds()) {
            return;
        }
        int first = rounder[node.input(0)];
        for (int k = 0; k < node.inputCount(); k++) {
            int at = rounder[node.input(k)];
            if (at < 0
                    || CountedSteps.isRectifier(graph.node(at))
                    || !rounding(graph.node(at)).equals(rounding(graph.node(first)))) {
                return;
            }
        }
        for (int k = 1; k < node.inputCount(); k++) {
            int a = first(first);
            int b = first(rounder[node.input(k)]);
            sharer[Math.max(a, b)] = Math.min(a, b);
        }
    }

    /** The first of the nodes that share a step. */
    private int first(int at) {
        int first = at;
        while (sharer[first] != first) {
            first = sharer[first];
        }
        return first;
    }

    /** Whether each element of the output is one of the input, or zero. */
    public static boolean movesValues(Op op) {
        return switch (op) {
            case Op.Pool pool -> pool.kind() == PoolKind.MAX;
            case Op.GlobalPool pool -> pool.kind() == PoolKind.MAX;
            case Op.Resize resize -> resize.mode() == ResizeMode.NEAREST;
            case Op.Reshape _,
                    Op.Transpose _,
                    Op.Flatten _,
                    Op.Dropout _,
                    Op.Pad _,
                    Op.ChannelShuffle _,
                    Op.Identity _ -> true;
            case Op.Input _,
                    Op.Conv2d _,
                    Op.Linear _,
                    Op.MatMul _,
                    Op.BatchNorm _,
                    Op.LayerNorm _,
                    Op.Activation _,
                    Op.Add _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.Attention _,
                    Op.Embedding _,
                    Op.Position _,
                    Op.Zero _ -> false;
        };
    }
}
