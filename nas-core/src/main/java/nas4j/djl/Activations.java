package nas4j.djl;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import nas4j.graph.ActivationKind;
import nas4j.graph.TensorShape;

/** Kernels of element-wise functions, with PyTorch's constants. */
final class Activations {
    private static final double LEAK = 0.01;

    private Activations() {}

    static Kernel of(ActivationKind kind, TensorShape shape, ParameterMaker maker) {
        return switch (kind) {
            case RELU -> (in, _) -> JniUtils.relu(in[0]);
            case RELU6 -> (in, _) -> JniUtils.clip(in[0], 0f, 6f);
            case LEAKY_RELU -> (in, _) -> JniUtils.leakyRelu(in[0], LEAK);
            case SIGMOID -> (in, _) -> JniUtils.sigmoid(in[0]);
            case HSIGMOID -> hardSigmoid(maker);
            case TANH -> (in, _) -> JniUtils.tanh(in[0]);
            case SWISH -> gated((in, _) -> JniUtils.sigmoid(in[0]));
            case HSWISH -> gated(hardSigmoid(maker));
            case GELU -> (in, _) -> JniUtils.gelu(in[0]);
            case MISH -> gated(Activations::tanhOfSoftPlus);
            case SOFTMAX -> (in, _) -> JniUtils.softmax(in[0], shape.channelAxis() + 1L, DataType.FLOAT32);
        };
    }

    /** x · gate(x). */
    private static Kernel gated(Kernel gate) {
        return (in, pass) -> {
            try (PtNDArray open = gate.run(in, pass)) {
                return JniUtils.mul(in[0], open);
            }
        };
    }

    /** min(max(x + 3, 0), 6) / 6. */
    private static Kernel hardSigmoid(ParameterMaker maker) {
        PtNDArray three = maker.scalar(3);
        PtNDArray sixth = maker.scalar(1 / 6f);
        return (in, _) -> {
            try (PtNDArray moved = JniUtils.add(in[0], three);
                    PtNDArray cut = JniUtils.clip(moved, 0f, 6f)) {
                return JniUtils.mul(cut, sixth);
            }
        };
    }

    private static PtNDArray tanhOfSoftPlus(PtNDArray[] in, Kernel.Pass pass) {
        try (PtNDArray soft = JniUtils.softPlus(in[0])) {
            return JniUtils.tanh(soft);
        }
    }
}
