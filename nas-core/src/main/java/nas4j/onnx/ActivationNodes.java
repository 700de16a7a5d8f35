package nas4j.onnx;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nas4j.graph.ActivationKind;
import nas4j.onnx.proto.AttributeProto;
import nas4j.onnx.quantize.Grid;

/**
 * Element-wise functions. Those that opset 17 lacks are written in the form that runtimes recognise and compute at once.
 */
final class ActivationNodes {
    private static final float LEAK = 0.01f;
    private static final float MOST = 6;

    private ActivationNodes() {}

    static void add(Step step, ActivationKind kind) {
        List<String> in = List.of(step.in(0));
        switch (kind) {
            case RELU -> cut(step, Float.POSITIVE_INFINITY, value -> step.result("Relu", List.of(value)));
            case RELU6 ->
                cut(
                        step,
                        MOST,
                        value -> step.result(
                                "Clip", List.of(value, step.number("least", 0), step.number("most", MOST))));
            case LEAKY_RELU -> step.result("LeakyRelu", in, new AttributeProto.Real("alpha", LEAK));
            case SIGMOID -> step.result("Sigmoid", in);
            case HSIGMOID ->
                step.result(
                        "HardSigmoid",
                        in,
                        new AttributeProto.Real("alpha", 1 / 6f),
                        new AttributeProto.Real("beta", 0.5f));
            case TANH -> step.result("Tanh", in);
            case SWISH -> step.result("Mul", List.of(step.in(0), step.between("gate", "Sigmoid", in)));
            case HSWISH -> step.result("HardSwish", in);
            case GELU -> gelu(step);
            case MISH -> {
                String soft = step.between("soft", "Softplus", in);
                step.result("Mul", List.of(step.in(0), step.between("gate", "Tanh", List.of(soft))));
            }
            case SOFTMAX ->
                step.result(
                        "Softmax",
                        in,
                        new AttributeProto.Int("axis", step.shape().channelAxis() + 1));
        }
    }

    /**
     * Where the value is rounded after it is cut off, rounding does both if its ends are those of the cut. Otherwise it is
     * rounded before as well, which changes nothing: what computes it hands on whole numbers.
     */
    private static void cut(Step step, float most, Consumer<String> result) {
        Optional<Grid> grid = step.gridIn().isPresent() ? Optional.empty() : step.grid();
        boolean isCutByRounding = grid.isPresent()
                && grid.get().cutsBelow0()
                && (Float.isInfinite(most) || grid.get().cutsAbove(most));
        if (isCutByRounding) {
            step.resultRounded(step.in(0), grid.get());
        } else {
            result.accept(step.rounded("uncut", step.in(0), grid));
        }
    }

    /** x · (erf(x / √2) + 1) / 2. Hendrycks and Gimpel 2016. */
    private static void gelu(Step step) {
        String scaled = step.between("scaled", "Div", List.of(step.in(0), step.number("root", Math.sqrt(2))));
        String erf = step.between("erf", "Erf", List.of(scaled));
        String moved = step.between("moved", "Add", List.of(erf, step.number("one", 1)));
        String doubled = step.between("doubled", "Mul", List.of(step.in(0), moved));
        step.result("Mul", List.of(doubled, step.number("half", 0.5)));
    }
}
