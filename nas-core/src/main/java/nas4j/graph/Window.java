package nas4j.graph;

/**
 * The sliding window of a convolution or pooling, in pixels.
 *
 * @param kernelHeight rows, at least 1
 * @param kernelWidth columns, at least 1
 * @param stride step in both directions, at least 1
 * @param dilation distance between neighbouring taps, at least 1
 * @param paddingHeight rows added above and below, at least 0
 * @param paddingWidth columns added left and right, at least 0
 */
public record Window(int kernelHeight, int kernelWidth, int stride, int dilation, int paddingHeight, int paddingWidth) {
    public Window {
        if (kernelHeight < 1 || kernelWidth < 1 || stride < 1 || dilation < 1) {
            throw new IllegalArgumentException("kernel, stride and dilation must be at least 1, found kernel ["
                    + kernelHeight + "x" + kernelWidth + "], stride [" + stride + "], dilation [" + dilation + "]");
        }
        if (paddingHeight < 0 || paddingWidth < 0) {
            throw new IllegalArgumentException("padding [" + paddingHeight + "x" + paddingWidth + "] is below 0");
        }
    }

    /** A square window with the padding that keeps the size at stride 1 (odd kernels). */
    public static Window same(int kernel, int stride, int dilation) {
        return square(kernel, stride, dilation, dilation * (kernel - 1) / 2);
    }

    /** A square window. */
    public static Window square(int kernel, int stride, int dilation, int padding) {
        return new Window(kernel, kernel, stride, dilation, padding, padding);
    }

    /** Number of taps. */
    public int area() {
        return kernelHeight * kernelWidth;
    }

    /** Rows that come out of {@code height} rows; below 1 if the window does not fit. */
    public int outHeight(int height) {
        return out(height, kernelHeight, paddingHeight);
    }

    /** Columns that come out of {@code width} columns; below 1 if the window does not fit. */
    public int outWidth(int width) {
        return out(width, kernelWidth, paddingWidth);
    }

    private int out(int size, int kernel, int padding) {
        long room = size + 2L * padding - (long) dilation * (kernel - 1) - 1;
        return Math.clamp(Math.floorDiv(room, stride) + 1, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public String toString() {
        String text = kernelHeight + "x" + kernelWidth;
        if (stride != 1) {
            text += "/" + stride;
        }
        return dilation == 1 ? text : text + " dilated " + dilation;
    }
}
