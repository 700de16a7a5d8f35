package nas4j.onnx;

import java.util.List;
import nas4j.graph.ActivationKind;
import nas4j.onnx.proto.AttributeProto;

/**
 * Element-wise functions. Those that opset 17 lacks are written in the form that runtimes recognise and compute at once.
 */
final class ActivationNodes {
    private static final float LEAK = 0.01f;

    private ActivationNodes() {}

    static void add(Step step, ActivationKind kind) {
        List<String> in = List.of(step.in(0));
        switch (kind) {
            case RELU -> step.result("Relu", in);
            case RELU6 -> step.result("Clip", List.of(step.in(0), step.number("least", 0), step.number("most", 6)));
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

    /** x · (erf(x / √2) + 1) / 2. Hendrycks and Gimpel 2016. */
    private static void gelu(Step step) {
        String scaled = step.between("scaled", "Div", List.of(step.in(0), step.number("root", Math.sqrt(2))));
        String erf = step.between("erf", "Erf", List.of(scaled));
        String moved = step.between("moved", "Add", List.of(erf, step.number("one", 1)));
        String doubled = step.between("doubled", "Mul", List.of(step.in(0), moved));
        step.result("Mul", List.of(doubled, step.number("half", 0.5)));
    }
}
