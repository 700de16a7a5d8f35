package nas4j.predictors.graph;

import nas4j.graph.ActivationKind;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;

/**
 * What a node does, in a vocabulary of 32 words. A word's number is its place here; saved predictors hold such numbers, so
 * places never change.
 */
public enum OperatorId {
    INPUT,
    CONV,
    DEPTHWISE_CONV,
    GROUPED_CONV,
    LINEAR,
    MAT_MUL,
    BATCH_NORM,
    LAYER_NORM,
    RELU,
    RELU6,
    LEAKY_RELU,
    SIGMOID,
    HSIGMOID,
    TANH,
    SWISH,
    HSWISH,
    GELU,
    MISH,
    SOFTMAX,
    ADD,
    MULTIPLY,
    CONCAT,
    MAX_POOL,
    AVERAGE_POOL,
    GLOBAL_POOL,
    ATTENTION,
    RESIZE,
    EMBEDDING,
    POSITION,
    /** What moves elements, or adds and cuts off some, and computes nothing. */
    LAYOUT,
    IDENTITY,
    ZERO;

    /**
     * The word for an operator.
     *
     * @param in shape of its first input; an entry's own shape
     */
    public static OperatorId of(Op op, TensorShape in) {
        return switch (op) {
            case Op.Input _ -> INPUT;
            case Op.Conv2d conv -> conv(conv.groups(), in.channels());
            case Op.Linear _ -> LINEAR;
            case Op.MatMul _ -> MAT_MUL;
            case Op.Pool pool -> pool.kind() == PoolKind.MAX ? MAX_POOL : AVERAGE_POOL;
            case Op.GlobalPool _ -> GLOBAL_POOL;
            case Op.BatchNorm _ -> BATCH_NORM;
            case Op.LayerNorm _ -> LAYER_NORM;
            case Op.Activation activation -> of(activation.kind());
            case Op.Add _ -> ADD;
            case Op.Multiply _ -> MULTIPLY;
            case Op.Concat _ -> CONCAT;
            case Op.Attention _ -> ATTENTION;
            case Op.Resize _ -> RESIZE;
            case Op.Embedding _ -> EMBEDDING;
            case Op.Position _ -> POSITION;
            case Op.Reshape _, Op.Transpose _, Op.Flatten _, Op.Pad _, Op.ChannelShuffle _ -> LAYOUT;
            case Op.Dropout _, Op.Identity _ -> IDENTITY;
            case Op.Zero _ -> ZERO;
        };
    }

    private static OperatorId conv(int groups, int channels) {
        return groups == 1 ? CONV : groups == channels ? DEPTHWISE_CONV : GROUPED_CONV;
    }

    private static OperatorId of(ActivationKind kind) {
        return switch (kind) {
            case RELU -> RELU;
            case RELU6 -> RELU6;
            case LEAKY_RELU -> LEAKY_RELU;
            case SIGMOID -> SIGMOID;
            case HSIGMOID -> HSIGMOID;
            case TANH -> TANH;
            case SWISH -> SWISH;
            case HSWISH -> HSWISH;
            case GELU -> GELU;
            case MISH -> MISH;
            case SOFTMAX -> SOFTMAX;
        };
    }
}
