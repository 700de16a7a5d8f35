package nas4j.graph;

import java.util.List;

/**
 * One operator. The vocabulary is closed: every switch over it is exhaustive and has no {@code default}. An operator
 * says what it computes, not on what: sizes that follow from its inputs (such as a convolution's input channels) are
 * not part of it. Shapes below leave the batch out.
 */
public sealed interface Op {

    /** An entry of the network. No input → {@code shape}. */
    record Input(TensorShape shape) implements Op {}

    /**
     * Convolution. {@code [c, h, w]} → {@code [channels, h', w']}; weights {@code [channels, c / groups, kh, kw]}.
     *
     * @param channels output channels, a multiple of {@code groups}
     * @param groups 1 for a full convolution, the input's channels for a depthwise one
     * @param bias whether each output channel has an additive parameter
     */
    record Conv2d(int channels, Window window, int groups, boolean bias) implements Op {
        public Conv2d {
            requirePositive("channels", channels);
            requirePositive("groups", groups);
            if (channels % groups != 0) {
                throw new IllegalArgumentException(
                        "channels [" + channels + "] is not a multiple of groups [" + groups + "]");
            }
        }
    }

    /** Affine map of the last dimension. {@code [..., d]} → {@code [..., features]}; weights {@code [features, d]}. */
    record Linear(int features, boolean bias) implements Op {
        public Linear {
            requirePositive("features", features);
        }
    }

    /**
     * Matrix product of two inputs. {@code [m, k] × [k, n]} → {@code [m, n]}; with {@code transposeSecond} the second is
     * {@code [n, k]}.
     */
    record MatMul(boolean transposeSecond) implements Op {}

    /**
     * Pooling. {@code [c, h, w]} → {@code [c, h', w']}.
     *
     * @param countPadding whether an average counts the padding as zeros
     */
    record Pool(PoolKind kind, Window window, boolean countPadding) implements Op {}

    /** Pooling of everything but the channels. {@code [c, h, w]} → {@code [c]}, {@code [t, d]} → {@code [d]}. */
    record GlobalPool(PoolKind kind) implements Op {}

    /** Batch normalisation along the channels; {@code affine} adds a scale and a shift for each. */
    record BatchNorm(boolean affine) implements Op {}

    /** Layer normalisation along the channels, with a scale and a shift for each. */
    record LayerNorm() implements Op {}

    /** Element-wise function; the shape stays. */
    record Activation(ActivationKind kind) implements Op {}

    /** Sum of one or more inputs of one shape. */
    record Add() implements Op {}

    /**
     * Product of two or more inputs. Shapes are equal, or a later input {@code [c]} scales the channels of a first one
     * {@code [c, h, w]} or {@code [t, c]}.
     */
    record Multiply() implements Op {}

    /** Inputs side by side along the channels; the other dimensions agree. */
    record Concat() implements Op {}

    /**
     * Scaled dot-product attention of queries, keys and values, without projections: {@code [t, d], [s, d], [s, e]} →
     * {@code [t, e]}. {@code heads} divides {@code d} and {@code e}. Vaswani et al. 2017, eq. 1.
     */
    record Attention(int heads) implements Op {
        public Attention {
            requirePositive("heads", heads);
        }
    }

    /** Enlargement of a feature map. {@code [c, h, w]} → {@code [c, scale·h, scale·w]}. */
    record Resize(int scale, ResizeMode mode) implements Op {
        public Resize {
            requirePositive("scale", scale);
        }
    }

    /** The same elements in another shape. */
    record Reshape(List<Integer> dims) implements Op {
        public Reshape {
            dims = List.copyOf(dims);
            dims.forEach(dim -> requirePositive("dimension", dim));
        }
    }

    /** Dimensions in another order, numbered from 0 without the batch. */
    record Transpose(List<Integer> axes) implements Op {
        public Transpose {
            axes = List.copyOf(axes);
            for (int axis = 0; axis < axes.size(); axis++) {
                if (!axes.contains(axis)) {
                    throw new IllegalArgumentException(
                            "axes " + axes + " is not an order of 0 to " + (axes.size() - 1));
                }
            }
        }
    }

    /** All elements in one dimension. */
    record Flatten() implements Op {}

    /** Rows of a learned table. Token numbers {@code [t]} → {@code [t, features]}. */
    record Embedding(int vocabulary, int features) implements Op {
        public Embedding {
            requirePositive("vocabulary", vocabulary);
            requirePositive("features", features);
        }
    }

    /** Adds a learned tensor of the input's own shape, such as position embeddings. */
    record Position() implements Op {}

    /** Zeroes elements at random while training. {@code rate} is the share that is zeroed, 0 to below 1. */
    record Dropout(double rate) implements Op {
        public Dropout {
            if (!(rate >= 0 && rate < 1)) {
                throw new IllegalArgumentException("rate [" + rate + "] is not in 0 to below 1");
            }
        }
    }

    /** Rows and columns added (positive) or cut off (negative) at each side, filled with zeros. */
    record Pad(int top, int bottom, int left, int right) implements Op {}

    /** Interleaves {@code groups} groups of channels (ShuffleNet). {@code groups} divides the channels. */
    record ChannelShuffle(int groups) implements Op {
        public ChannelShuffle {
            requirePositive("groups", groups);
        }
    }

    /** What comes in goes out. */
    record Identity() implements Op {}

    /**
     * No signal. {@code [c, h, w]} → zeros of {@code [channels, ⌈h / stride⌉, ⌈w / stride⌉]}; other ranks keep their
     * shape.
     *
     * @param channels output channels; 0 keeps the input's
     */
    record Zero(int channels, int stride) implements Op {
        public Zero {
            if (channels < 0) {
                throw new IllegalArgumentException("channels [" + channels + "] is below 0");
            }
            requirePositive("stride", stride);
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " [" + value + "] is below 1");
        }
    }
}
