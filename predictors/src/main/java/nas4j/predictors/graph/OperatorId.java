package nas4j.predictors.graph;

import nas4j.graph.ActivationKind;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;

/**
 * What a node does, in a vocabulary of 32 words. Saved predictors hold their numbers, which never change.
 */
public enum OperatorId {
    INPUT(0),
    CONV(1),
    DEPTHWISE_CONV(2),
    GROUPED_CONV(3),
    LINEAR(4),
    MAT_MUL(5),
    BATCH_NORM(6),
    LAYER_NORM(7),
    RELU(8),
    RELU6(9),
    LEAKY_RELU(10),
    SIGMOID(11),
    HSIGMOID(12),
    TANH(13),
    SWISH(14),
    HSWISH(15),
    GELU(16),
    MISH(17),
    SOFTMAX(18),
    ADD(19),
    MULTIPLY(20),
    CONCAT(21),
    MAX_POOL(22),
    AVERAGE_POOL(23),
    GLOBAL_POOL(24),
    ATTENTION(25),
    RESIZE(26),
    EMBEDDING(27),
    POSITION(28),
    /** What moves elements, or adds and cuts off some, and computes nothing. */
    LAYOUT(29),
    IDENTITY(30),
    ZERO(31);

    /** How many words there are. */
    public static final int COUNT = 32;

    private final int number;

    OperatorId(int number) {
        this.number = number;
    }

    /** The word's number, from 0. */
    public int number() {
        return number;
    }

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
