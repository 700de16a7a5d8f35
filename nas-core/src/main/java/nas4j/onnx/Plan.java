package nas4j.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.PassThrough;
import nas4j.graph.TensorShape;
import nas4j.graph.quantize.RoundingPlan;

/**
 * Which nodes of a graph become operators: neither those that hand their input on, nor those that no output needs, nor
 * convolutions and linear layers that their batch normalisation takes over.
 */
final class Plan {
    private final ComputationGraph graph;
    private final RoundingPlan rounding;
    private final int[] sources;
    private final int[] readers;
    private final Map<Integer, Node> layers = new HashMap<>();
    private final boolean[] isTakenOver;
    private final List<Node> steps = new ArrayList<>();

    /** @param foldsBatchNorm whether they are taken over; in networks that round, what the rounding says is */
    Plan(ComputationGraph graph, RoundingPlan rounding, boolean foldsBatchNorm) {
        this.graph = graph;
        this.rounding = rounding;
        sources = sources();
        readers = readers();
        isTakenOver = new boolean[graph.size()];
        if (rounding.rounds()) {
            graph.nodes().stream().filter(rounding::isFolded).forEach(this::takeOver);
        } else if (foldsBatchNorm) {
            graph.nodes().stream().filter(this::isNeeded).forEach(this::fold);
        }
        graph.nodes().stream().filter(this::isStep).forEach(steps::add);
    }

    /** The nodes that become operators, each after those it reads. */
    List<Node> steps() {
        return steps;
    }

    /** The node that computes what the given one puts out. */
    int source(int id) {
        return sources[id];
    }

    /** The convolution or linear layer to compute together with this batch normalisation; the node itself if none. */
    Node layer(Node node) {
        return layers.getOrDefault(node.id(), node);
    }

    private int[] sources() {
        int[] found = new int[graph.size()];
        for (Node node : graph.nodes()) {
            found[node.id()] = handsOn(node) ? found[node.input(0)] : node.id();
        }
        return found;
    }

    /** Whether a node computes nothing when the network is not trained. */
    private boolean handsOn(Node node) {
        if (node.inputCount() != 1 || rounding.roundsAfter(node)) {
            return false;
        }
        TensorShape in = graph.node(node.input(0)).shape();
        return node.op() instanceof Op.Dropout || PassThrough.is(node.op(), in, node.shape());
    }

    /** How many operators and outputs read each node's value, as far as an output needs them. */
    private int[] readers() {
        int[] counts = new int[graph.size()];
        graph.outputs().values().forEach(id -> counts[sources[id]]++);
        for (Node node : graph.nodes().reversed()) {
            boolean reads = counts[node.id()] > 0 && !(node.op() instanceof Op.Zero);
            for (int k = 0; reads && k < node.inputCount(); k++) {
                counts[sources[node.input(k)]]++;
            }
        }
        return counts;
    }

    private boolean isNeeded(Node node) {
        return readers[node.id()] > 0;
    }

    private void fold(Node node) {
        if (node.op() instanceof Op.BatchNorm) {
            Node layer = graph.node(sources[node.input(0)]);
            boolean bySameChannels = layer.op() instanceof Op.Conv2d
                    || (layer.op() instanceof Op.Linear && node.shape().rank() < 3);
            if (bySameChannels && readers[layer.id()] == 1) {
                takeOver(node);
            }
        }
    }

    private void takeOver(Node norm) {
        Node layer = graph.node(sources[norm.input(0)]);
        layers.put(norm.id(), layer);
        isTakenOver[layer.id()] = true;
    }

    private boolean isStep(Node node) {
        return isNeeded(node)
                && sources[node.id()] == node.id()
                && !(node.op() instanceof Op.Input)
                && !isTakenOver[node.id()];
    }
}
