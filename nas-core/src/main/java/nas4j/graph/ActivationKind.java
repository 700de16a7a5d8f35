package nas4j.graph;

/** Element-wise functions. */
public enum ActivationKind {
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
    /** Normalised exponentials along the channels. */
    SOFTMAX
}
