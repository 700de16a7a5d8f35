package nas4j.space.encode;

/**
 * What predictors can see of a node. Sizes are those of one example; what an operator does not have is 0, save that
 * vectors and token sequences have a width of 1.
 *
 * @param kind number of the operator's kind, see {@link OpNumbers}
 * @param heightIn rows of the first input, tokens of a sequence
 * @param channelsIn channels of the first input; of all inputs of a concatenation
 * @param kernelHeight rows of the window of a convolution or pooling
 * @param groups of a convolution or shuffle, heads of an attention
 * @param bias whether the operator adds a learned bias
 */
public record NodeFeatures(
        int kind,
        int heightIn,
        int widthIn,
        int channelsIn,
        int heightOut,
        int widthOut,
        int channelsOut,
        int kernelHeight,
        int kernelWidth,
        int stride,
        int dilation,
        int groups,
        boolean bias,
        int weightBits,
        int activationBits,
        long macs,
        long parameters) {}
