package nas4j.onnx.quantize;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.graph.quantize.StepNames;
import nas4j.weights.Weights;

/**
 * Steps and zeros for a network with drawn weights, whose times are to be measured and whose answers are not to be used:
 * activations of −3 to 3, or 0 to 6 where nothing is below 0, and weights as they are drawn. Deterministic.
 */
public final class PlausibleSteps {
    private static final float RANGE = 6;

    private final ComputationGraph graph;
    private final RoundingPlan plan;
    private final Map<String, Weights.Tensor> steps = new LinkedHashMap<>();

    private PlausibleSteps(ComputationGraph graph, RoundingPlan plan) {
        this.graph = graph;
        this.plan = plan;
    }

    /** Those of a network, by the names that {@link StepNames} gives them. */
    public static Map<String, Weights.Tensor> of(ComputationGraph graph, RoundingPlan plan) {
        PlausibleSteps made = new PlausibleSteps(graph, plan);
        for (Node node : graph.nodes()) {
            made.addActivations(node);
            made.addWeights(node);
        }
        return Collections.unmodifiableMap(made.steps);
    }

    private void addActivations(Node node) {
        if (plan.roundsAfter(node)) {
            plan.find(node).ifPresent(point -> {
                int bits = point.rounding().bits();
                boolean isPositive = isPositive(node.op()) && !point.rounding().symmetric();
                float most = (float) Math.scalb(1.0, bits) - 1;
                float zero = isPositive ? 0 : (float) Math.scalb(1.0, bits - 1);
                steps.put(StepNames.step(point), Weights.Tensor.of(List.of(RANGE / most)));
                steps.put(StepNames.zero(point), Weights.Tensor.of(List.of(zero)));
            });
        }
    }

    private static boolean isPositive(Op op) {
        return op instanceof Op.Activation activation
                && switch (activation.kind()) {
                    case RELU, RELU6, SIGMOID, HSIGMOID, SOFTMAX -> true;
                    case LEAKY_RELU, TANH, SWISH, HSWISH, GELU, MISH -> false;
                };
    }

    private void addWeights(Node node) {
        if (!node.weights().rounds()) {
            return;
        }
        TensorShape in = graph.node(node.input(0)).shape();
        long taps = node.op() instanceof Op.Conv2d conv
                ? (long) in.channels() / conv.groups() * conv.window().area()
                : in.last();
        float most = (float) Math.scalb(1.0, node.weights().bits() - 1) - 1;
        float step = (float) Math.sqrt(RANGE / taps) / most;
        int count = node.weights().perChannel() ? channels(node.op()) : 1;
        steps.put(StepNames.weightStep(node.path()), Weights.Tensor.of(Collections.nCopies(count, step)));
        if (!node.weights().symmetric()) {
            steps.put(StepNames.weightZero(node.path()), Weights.Tensor.of(Collections.nCopies(count, 0f)));
        }
    }

    private static int channels(Op op) {
        return op instanceof Op.Conv2d conv ? conv.channels() : op instanceof Op.Linear linear ? linear.features() : 0;
    }
}
