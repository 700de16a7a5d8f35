package nas4j.predictors.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Precision;
import nas4j.graph.Window;
import nas4j.predictors.features.Networks;

/** Makes a network smaller that computes the same. */
final class Folding {
    private final ComputationGraph network;
    private final int[] readers;
    /** For each node, the place of the one that stands for it. */
    private final int[] places;

    private final Map<Work, Integer> known = new HashMap<>();
    private final Draft draft = new Draft();

    /** What a node without weights does, and of what. */
    private record Work(Op op, Precision precision, List<Integer> inputs) {}

    private Folding(ComputationGraph network) {
        this.network = network;
        readers = new int[network.size()];
        places = new int[network.size()];
        network.nodes().forEach(node -> node.inputs().forEach(input -> readers[input]++));
        network.outputs().values().forEach(id -> readers[id]++);
    }

    static Draft of(ComputationGraph network) {
        Folding folding = new Folding(network);
        network.nodes().forEach(folding::add);
        network.outputs().values().forEach(id -> folding.draft.addOutput(folding.places[id]));
        return folding.draft;
    }

    private void add(Node node) {
        int[] inputs = node.inputs().stream().mapToInt(input -> places[input]).toArray();
        if (isBiasOfItsInput(node)) {
            draft.addBias(inputs[0]);
            places[node.id()] = inputs[0];
        } else if (isRepeatable(node)) {
            Work work = new Work(
                    node.op(), node.precision(), Arrays.stream(inputs).boxed().toList());
            places[node.id()] = known.computeIfAbsent(work, _ -> added(node, inputs));
        } else {
            places[node.id()] = added(node, inputs);
        }
    }

    private int added(Node node, int... inputs) {
        GraphNode seen = GraphNode.of(network, node);
        return draft.add(seen, label(node.op(), seen), inputs);
    }

    private boolean isBiasOfItsInput(Node node) {
        if (!(node.op() instanceof Op.BatchNorm)) {
            return false;
        }
        Node before = network.node(node.input(0));
        return readers[before.id()] == 1 && (before.op() instanceof Op.Conv2d || before.op() instanceof Op.Linear);
    }

    /** Whether the same on the same inputs gives the same. */
    private boolean isRepeatable(Node node) {
        return GraphCost.parameters(network, node) == 0
                && !(node.op() instanceof Op.Input)
                && !(node.op() instanceof Op.Dropout);
    }

    private static long label(Op op, GraphNode seen) {
        long hash = seen.operator().number();
        for (int number : numbers(op, seen)) {
            hash = Networks.mixed(hash * 31 + number);
        }
        double widening = seen.out().channels() / (double) seen.in().channels();
        return Networks.mixed(hash * 31 + Double.doubleToLongBits(widening));
    }

    private static List<Integer> numbers(Op op, GraphNode seen) {
        return switch (op) {
            case Op.Conv2d conv ->
                numbers(conv.window(), seen.operator() == OperatorId.GROUPED_CONV ? conv.groups() : 0);
            case Op.Pool pool -> numbers(pool.window(), 0);
            case Op.Zero zero -> List.of(zero.stride());
            case Op.Resize resize -> List.of(resize.scale());
            case Op.Attention attention -> List.of(attention.heads());
            case Op.Pad pad -> List.of(pad.top(), pad.bottom(), pad.left(), pad.right());
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
                    Op.Reshape _,
                    Op.Transpose _,
                    Op.Flatten _,
                    Op.Embedding _,
                    Op.Position _,
                    Op.Dropout _,
                    Op.ChannelShuffle _,
                    Op.Identity _ -> List.of();
        };
    }

    private static List<Integer> numbers(Window window, int groups) {
        return List.of(window.kernelHeight(), window.kernelWidth(), window.stride(), window.dilation(), groups);
    }
}
