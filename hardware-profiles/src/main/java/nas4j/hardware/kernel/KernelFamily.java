package nas4j.hardware.kernel;

import java.util.Locale;

/** What a kernel computes, what it is joined with aside. */
public enum KernelFamily {
    CONV,
    /** A convolution of each channel by itself. */
    DEPTHWISE,
    GROUPED,
    /** Of a vector. */
    LINEAR,
    /** Of each row of a matrix. */
    ROWS,
    MATMUL,
    ATTENTION,
    POOL,
    GLOBAL_POOL,
    NORM,
    LAYER_NORM,
    ACTIVATION,
    ADD,
    /** A product with a number for each channel. */
    SCALE,
    MULTIPLY,
    CONCAT,
    RESIZE,
    /** The same numbers in another shape. */
    VIEW,
    TRANSPOSE,
    EMBEDDING,
    POSITION,
    PAD,
    SHUFFLE,
    ZERO,
    /** From rows and columns to blocks of channels. */
    REORDER_IN,
    /** From blocks of channels to rows and columns. */
    REORDER_OUT,
    /** From floats to whole numbers. */
    ROUND,
    /** From whole numbers to floats. */
    UNROUND,
    /** Cuts numbers off where whole numbers of so many bits end. */
    CUT,
    /** Puts channels last, or first again. */
    SWAP;

    /** Short, as in tables: {@code global-pool}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it multiplies by a window of weights. */
    boolean isConvolution() {
        return this == CONV || this == DEPTHWISE || this == GROUPED;
    }
}
