package nas4j.hardware.device;

import java.util.Optional;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Rounding;
import nas4j.graph.Simplification;
import nas4j.graph.quantize.Point;
import nas4j.graph.quantize.RoundingPlan;
import org.jspecify.annotations.Nullable;

/**
 * In which numbers a network computes: in integers where its {@link RoundingPlan} says so, else in a device's format. A
 * network that rounds nothing has that format throughout. Of one that rounds, what is not rounded is floats.
 */
final class NetworkNumbers {
    private static final int INTEGER_BITS = 8;

    private final ComputationGraph graph;
    private final NumberFormat format;
    private final @Nullable RoundingPlan plan;
    private final int[][] readers;

    private NetworkNumbers(ComputationGraph graph, NumberFormat format, @Nullable RoundingPlan plan) {
        this.graph = graph;
        this.format = format;
        this.plan = plan;
        readers = graph.consumers();
    }

    /** Those of a graph, simplified or not. */
    static NetworkNumbers of(ComputationGraph graph, NumberFormat format) {
        boolean rounds = graph.nodes().stream()
                .anyMatch(node -> node.weights().rounds()
                        || node.precision().activations().rounds());
        if (!rounds) {
            return new NetworkNumbers(graph, format, null);
        }
        ComputationGraph simple = Simplification.simplify(graph);
        NumberFormat ofFloats = format == NumberFormat.INT8 ? NumberFormat.FP32 : format;
        return new NetworkNumbers(simple, ofFloats, RoundingPlan.of(simple));
    }

    /** The network, simplified if it rounds. */
    ComputationGraph graph() {
        return graph;
    }

    /** Of what is not rounded. */
    NumberFormat format() {
        return format;
    }

    /** Whether a node multiplies whole numbers of 8 bits at most: its weights, or else all that comes in, are rounded. */
    boolean multipliesIntegers(Node node) {
        boolean hasWeights = node.op() instanceof Op.Conv2d || node.op() instanceof Op.Linear;
        boolean takesIntegers = hasWeights || node.op() instanceof Op.MatMul;
        return takesIntegers
                && (!hasWeights || isInteger(node.weights()))
                && node.inputs().stream().allMatch(input -> isInteger(rounding(graph.node(input))));
    }

    private static boolean isInteger(Rounding rounding) {
        return rounding.bits() <= INTEGER_BITS;
    }

    /** Bytes that a node reads and writes. */
    double bytes(Node node) {
        double bytes = bytes(written(node)) * node.shape().elements()
                + bytes(node.weights()) * GraphCost.parameters(graph, node);
        for (int k = 0; k < node.inputCount(); k++) {
            Node input = graph.node(node.input(k));
            bytes += bytes(rounding(input)) * input.shape().elements();
        }
        return bytes;
    }

    private double bytes(Rounding rounding) {
        return rounding.rounds() ? (double) rounding.bits() / Byte.SIZE : format.bytes();
    }

    /** How the value that a node hands on is rounded. */
    private Rounding rounding(Node node) {
        Optional<Point> point = plan == null ? Optional.empty() : plan.find(node);
        return point.map(Point::rounding).orElse(Rounding.NONE);
    }

    /** How the value is rounded that comes out of a node and what a runtime folds into it. */
    private Rounding written(Node node) {
        Node last = node;
        int[] next = readers[last.id()];
        while (next.length == 1 && isFolded(graph.node(next[0]).op())) {
            last = graph.node(next[0]);
            next = readers[last.id()];
        }
        return rounding(last);
    }

    private static boolean isFolded(Op op) {
        return op instanceof Op.BatchNorm || op instanceof Op.Activation;
    }
}
