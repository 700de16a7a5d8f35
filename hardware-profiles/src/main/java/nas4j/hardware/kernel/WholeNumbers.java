package nas4j.hardware.kernel;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.quantize.CountedSteps;
import nas4j.graph.quantize.RoundingPlan;

/**
 * Which operators of a simplified network a runtime computes with integers: those whose inputs, weights and output are all
 * rounded and for which ONNX Runtime has integers on processors. Immutable.
 */
final class WholeNumbers {
    /** Products of their input and a function of it. */
    private static final Set<ActivationKind> TWICE =
            EnumSet.of(ActivationKind.SWISH, ActivationKind.MISH, ActivationKind.GELU);

    private final ComputationGraph graph;
    private final RoundingPlan plan;
    private final int[][] readers;
    private final boolean rounds;

    WholeNumbers(ComputationGraph graph) {
        this.graph = graph;
        plan = RoundingPlan.of(graph);
        readers = graph.consumers();
        rounds = plan.rounds();
    }

    /** Whether anything is rounded. */
    boolean rounds() {
        return rounds;
    }

    /** Whether what a node hands on is rounded. */
    boolean isRounded(int node) {
        return rounds && plan.find(graph.node(node)).isPresent();
    }

    private boolean roundsAfter(Node node) {
        return rounds && plan.roundsAfter(node);
    }

    /** How often whole numbers of fewer than 8 bits are cut off after a node. */
    int cutsAfter(Node node) {
        boolean isCutOff = roundsAfter(node)
                && plan.find(node).stream().anyMatch(point -> point.rounding().bits() < Byte.SIZE);
        boolean isFlattened = node.op() instanceof Op.GlobalPool
                && graph.node(node.input(0)).shape().rank() == 3;
        return !isCutOff ? 0 : isFlattened ? 2 : 1;
    }

    /** Whether a cut, such as a ReLU, is left out because rounding does it. */
    boolean isCutByRounding(Node node) {
        return roundsAfter(node) && CountedSteps.isRectifier(node);
    }

    /** Whether floats are multiplied with weights that lie in the file as whole numbers. */
    boolean hasRoundedWeightsOnly(Node node) {
        return node.weights().rounds() && !isInteger(node);
    }

    /** Whether whole numbers that are floats again are multiplied with weights of floats. */
    boolean hasRoundedInputOnly(Node node) {
        return hasWeights(node.op()) && !node.weights().rounds() && isRounded(node.input(0));
    }

    /** Whether a node is computed with integers. */
    boolean isInteger(Node node) {
        return rounds
                && node.inputCount() > 0
                && node.inputs().stream().allMatch(this::isRounded)
                && hasIntegers(node)
                && (!hasWeights(node.op()) || node.weights().rounds())
                && (node.op() instanceof Op.Linear || isRoundedSoon(node));
    }

    /** Whether a value is rounded, after what is joined with the operator that computes it. */
    private boolean isRoundedSoon(Node node) {
        if (isRounded(node.id())) {
            return true;
        }
        int[] all = readers[node.id()];
        if (all.length != 1) {
            return false;
        }
        Node reader = graph.node(all[0]);
        return (plan.isFolded(reader) || CountedSteps.isRectifier(reader)) && isRoundedSoon(reader);
    }

    private static boolean hasWeights(Op op) {
        return op instanceof Op.Conv2d || op instanceof Op.Linear;
    }

    /** The inputs that a node of floats reads as floats: an attention multiplies queries with keys as integers. */
    List<Integer> inputsInFloat(Node node) {
        return node.op() instanceof Op.Attention && isRounded(node.input(0)) && isRounded(node.input(1))
                ? List.of(node.input(2))
                : node.inputs();
    }

    /** How often a node reads its input. */
    int timesRead(Node node) {
        return node.op() instanceof Op.Activation activation && TWICE.contains(activation.kind()) ? 2 : 1;
    }

    private boolean hasIntegers(Node node) {
        return switch (node.op()) {
            case Op.Activation activation ->
                activation.kind() == ActivationKind.SIGMOID
                        || activation.kind() == ActivationKind.LEAKY_RELU
                        || (CountedSteps.isRectifier(node) && CountedSteps.isRectifier(graph.node(node.input(0))));
            case Op.GlobalPool pool ->
                pool.kind() == PoolKind.AVERAGE
                        && graph.node(node.input(0)).shape().rank() == 3;
            case Op.Add _, Op.Multiply _ -> node.inputCount() == 2; // what is between several is float
            case Op.Conv2d _,
                    Op.Linear _,
                    Op.MatMul _,
                    Op.Concat _,
                    Op.Pool _,
                    Op.Reshape _,
                    Op.Flatten _,
                    Op.Transpose _,
                    Op.ChannelShuffle _ -> true;
            case Op.Resize _,
                    Op.Pad _,
                    Op.Input _,
                    Op.BatchNorm _,
                    Op.LayerNorm _,
                    Op.Attention _,
                    Op.Embedding _,
                    Op.Position _,
                    Op.Dropout _,
                    Op.Identity _,
                    Op.Zero _ -> false;
        };
    }
}
