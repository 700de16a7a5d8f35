package nas4j.djl.layout;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The pixels of an image that are so far apart in each direction, as images of their own. What a dilated convolution of
 * this dilation computes is an ordinary one on each of them. Gradients pass through and stay channels-last.
 *
 * @param distance between neighbours of one sub-grid, in pixels
 */
public record SubGrids(int distance) {

    /** All sub-grids of each image: {@code [n, c, h, w]} → {@code [n·d², c, h / d, w / d]}; {@code d} divides h and w. */
    public PtNDArray split(PtNDArray images) {
        long[] dims = images.getShape().getShape();
        long rows = dims[2] / distance;
        long columns = dims[3] / distance;
        long[] apart = {dims[0], rows, distance, columns, distance, dims[1]};
        long[] together = {dims[0] * distance * distance, rows, columns, dims[1]};
        return rearrange(images, apart, new long[] {0, 2, 4, 1, 3, 5}, together);
    }

    /** Puts together what {@link #split} took apart. */
    public PtNDArray join(PtNDArray grids) {
        long[] dims = grids.getShape().getShape();
        long images = dims[0] / distance / distance;
        long[] apart = {images, distance, distance, dims[2], dims[3], dims[1]};
        long[] together = {images, dims[2] * distance, dims[3] * distance, dims[1]};
        return rearrange(grids, apart, new long[] {0, 3, 1, 4, 2, 5}, together);
    }

    /** The sub-grid of the first pixel of each image: {@code [n, c, h, w]} → {@code [n, c, ⌈h / d⌉, ⌈w / d⌉]}. */
    public PtNDArray first(PtNDArray images) {
        long[] dims = images.getShape().getShape();
        try (PtNDArray last = channelsLast(images);
                PtNDArray rows = JniUtils.slice(last, 1, 0, dims[2], distance);
                PtNDArray pixels = JniUtils.slice(rows, 2, 0, dims[3], distance)) {
            return channelsFirst(pixels);
        }
    }

    private static PtNDArray rearrange(PtNDArray images, long[] apart, long[] order, long[] together) {
        try (PtNDArray last = channelsLast(images);
                PtNDArray split = JniUtils.reshape(last, apart);
                PtNDArray moved = JniUtils.permute(split, order);
                PtNDArray joined = JniUtils.reshape(moved, together)) {
            return channelsFirst(joined);
        }
    }

    private static PtNDArray channelsLast(PtNDArray images) {
        return JniUtils.permute(images, new long[] {0, 2, 3, 1});
    }

    private static PtNDArray channelsFirst(PtNDArray images) {
        return JniUtils.permute(images, new long[] {0, 3, 1, 2});
    }
}
