package nas4j.djl;

import ai.djl.pytorch.jni.JniUtils;
import nas4j.graph.ActivationKind;
import nas4j.graph.TensorShape;

/** Kernels of element-wise functions, with PyTorch's constants. Each is one pass over memory, and one back. */
final class Activations {
    private static final double LEAK = 0.01;

    private Activations() {}

    static Kernel of(ActivationKind kind, TensorShape shape) {
        return switch (kind) {
            case RELU -> (in, _) -> JniUtils.relu(in[0]);
            case RELU6 -> Engine.scripted("torch.hardtanh(x, 0., 6.)");
            case LEAKY_RELU -> (in, _) -> JniUtils.leakyRelu(in[0], LEAK);
            case SIGMOID -> (in, _) -> JniUtils.sigmoid(in[0]);
            case HSIGMOID -> Engine.scripted("torch.hardsigmoid(x)");
            case TANH -> (in, _) -> JniUtils.tanh(in[0]);
            case SWISH -> Engine.scripted("torch.silu(x)");
            case HSWISH -> Engine.scripted("torch.hardswish(x)");
            case GELU -> (in, _) -> JniUtils.gelu(in[0]);
            case MISH -> Engine.scripted("torch.mish(x)");
            case SOFTMAX -> (in, _) -> JniUtils.softmax(in[0], shape.channelAxis() + 1L, in[0].getDataType());
        };
    }
}
