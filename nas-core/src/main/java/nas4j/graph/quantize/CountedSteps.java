package nas4j.graph.quantize;

import java.util.Arrays;
import java.util.function.Predicate;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import org.jspecify.annotations.Nullable;

/**
 * Which values of a network in training may be counted in steps, and not be turned into steps and back: a folded
 * normalisation gives them so by its scale and shift; a layer takes them so by its weights, a mean over all pixels by its few
 * results, and a product by its factor of each channel. Immutable.
 */
public final class CountedSteps {
    private static final float SIX = 6;

    private final ComputationGraph graph;
    private final RoundingPlan plan;
    private final Predicate<Node> layers;
    private final Predicate<Node> points;
    private final int[][] readers;

    /**
     * Of a network.
     *
     * @param layers which nodes can have their weights times a step
     * @param points which of the nodes that round do so with one step
     */
    public CountedSteps(ComputationGraph graph, RoundingPlan plan, Predicate<Node> layers, Predicate<Node> points) {
        this.graph = graph;
        this.plan = plan;
        this.layers = layers;
        this.points = points;
        readers = graph.consumers();
    }

    /**
     * The node that rounds what a normalisation gives that is folded into a rounded layer: itself, or the rectifier that alone
     * reads it; −1 if none does, or not with one step.
     */
    public int rounder(Node norm) {
        if (!plan.isFolded(norm) || !layers.test(graph.node(norm.input(0)))) {
            return -1;
        }
        if (plan.roundsAfter(norm)) {
            return points.test(norm) ? norm.id() : -1;
        }
        int[] own = readers[norm.id()];
        boolean isOnlyRead = own.length == 1 && !graph.outputs().containsValue(norm.id());
        return isOnlyRead && isRectifier(graph.node(own[0])) && rounds(graph.node(own[0])) ? own[0] : -1;
    }

    /** Whether all that read a node's rounded value can take it counted in steps. */
    public boolean isHandedOn(Node node) {
        return rounds(node)
                && Arrays.stream(readers[node.id()]).mapToObj(graph::node).allMatch(reader -> takes(reader, node));
    }

    private boolean rounds(Node node) {
        return plan.roundsAfter(node) && points.test(node);
    }

    private boolean takes(Node reader, Node node) {
        return layers.test(reader)
                || (reader.op() instanceof Op.GlobalPool pool && pool.kind() == PoolKind.AVERAGE)
                || (isGated(reader) && reader.input(0) == node.id());
    }

    /** Whether a node is a product of a large value, the first, and one number a channel: a step can become part of these. */
    public boolean isGated(Node node) {
        return node.op() instanceof Op.Multiply
                && node.inputCount() == 2
                && graph.node(node.input(1)).shape().rank() < node.shape().rank();
    }

    /** Whether rounding that cuts off at 0, and above at {@link #most}, does what the node does. */
    public static boolean isRectifier(Node node) {
        return kind(node) == ActivationKind.RELU || kind(node) == ActivationKind.RELU6;
    }

    /** Above this a rectifier cuts off. */
    public static float most(Node rectifier) {
        return kind(rectifier) == ActivationKind.RELU6 ? SIX : Float.POSITIVE_INFINITY;
    }

    private static @Nullable ActivationKind kind(Node node) {
        return node.op() instanceof Op.Activation activation ? activation.kind() : null;
    }
}
