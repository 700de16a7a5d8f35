package nas4j.graph.quantize;

import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Rounding;
import nas4j.graph.Simplification;

/**
 * What a network costs at the bits of its numbers, counted from the {@linkplain Simplification simplified} network.
 *
 * @param modelBytes bytes of the parameters. Of a layer with rounded weights these are the weights at their bits, whole bytes
 *     for each layer, 4 bytes for each step, and 4 bytes for each output channel if it has a bias or a batch normalisation
 *     is folded into it. All other parameters have 4 bytes each
 * @param bitOperations sum over convolutions, linear layers, matrix products and attention of multiply-accumulates · bits of
 *     the weights · bits of what comes in; of products without weights, bits of both inputs; 32 bits where nothing is
 *     rounded
 */
public record PrecisionCost(long modelBytes, long bitOperations) {
    private static final long FLOAT_BITS = Float.SIZE;

    /** The costs of a graph, simplified or not. */
    public static PrecisionCost of(ComputationGraph graph) {
        ComputationGraph simple = Simplification.simplify(graph);
        return simple.nodes().stream().anyMatch(PrecisionCost::rounds) ? rounded(simple) : ofFloat(simple);
    }

    /** The costs of a graph, simplified or not, if all were in single precision. */
    public static PrecisionCost inFloat(ComputationGraph graph) {
        return ofFloat(Simplification.simplify(graph));
    }

    private static boolean rounds(Node node) {
        return node.weights().rounds() || node.precision().activations().rounds();
    }

    private static PrecisionCost ofFloat(ComputationGraph graph) {
        GraphCost cost = GraphCost.of(graph);
        return new PrecisionCost(Float.BYTES * cost.parameters(), FLOAT_BITS * FLOAT_BITS * cost.macs());
    }

    private static PrecisionCost rounded(ComputationGraph graph) {
        RoundingPlan plan = RoundingPlan.of(graph);
        boolean[] isInLayer = new boolean[graph.size()];
        long bytes = 0;
        long operations = 0;
        for (Node node : graph.nodes()) {
            if (node.weights().rounds()) {
                plan.findNorm(node).ifPresent(norm -> isInLayer[norm.id()] = true);
                bytes += layerBytes(graph, plan, node);
            } else if (!isInLayer[node.id()]) {
                bytes += Float.BYTES * GraphCost.parameters(graph, node);
            }
            long macs = GraphCost.macs(graph, node);
            operations += macs == 0 ? 0 : macs * bits(graph, plan, node);
        }
        return new PrecisionCost(bytes, operations);
    }

    private static long layerBytes(ComputationGraph graph, RoundingPlan plan, Node layer) {
        Rounding rounding = layer.weights();
        boolean hasBias = (layer.op() instanceof Op.Conv2d conv && conv.bias())
                || (layer.op() instanceof Op.Linear linear && linear.bias());
        long channels = layer.op() instanceof Op.Linear
                ? layer.shape().last()
                : layer.shape().channels();
        long weights = GraphCost.parameters(graph, layer) - (hasBias ? channels : 0);
        long biases = hasBias || plan.findNorm(layer).isPresent() ? channels : 0;
        long steps = rounding.perChannel() ? channels : 1;
        return Math.ceilDiv(weights * rounding.bits(), Byte.SIZE) + Float.BYTES * (biases + steps);
    }

    /** Product of the bits of what is multiplied. */
    private static long bits(ComputationGraph graph, RoundingPlan plan, Node node) {
        long first = bits(plan, graph.node(node.input(0)));
        return node.inputCount() > 1
                ? first * bits(plan, graph.node(node.input(1)))
                : first * node.weights().bits();
    }

    private static long bits(RoundingPlan plan, Node input) {
        return plan.find(input).map(point -> (long) point.rounding().bits()).orElse(FLOAT_BITS);
    }
}
