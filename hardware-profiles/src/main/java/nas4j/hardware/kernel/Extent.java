package nas4j.hardware.kernel;

import nas4j.graph.TensorShape;

/**
 * The size of a tensor of one example. A matrix of tokens has a row for each, of one pixel; a vector is one pixel.
 *
 * @param channels channels or features
 * @param height rows, or tokens
 * @param width columns
 */
public record Extent(int channels, int height, int width) {

    /** The size of a shape of any rank. */
    public static Extent of(TensorShape shape) {
        return switch (shape.rank()) {
            case 3 -> new Extent(shape.dim(0), shape.dim(1), shape.dim(2));
            case 2 -> new Extent(shape.dim(1), shape.dim(0), 1);
            case 1 -> new Extent(shape.dim(0), 1, 1);
            default -> new Extent(Math.toIntExact(shape.elements() / shape.dim(0)), shape.dim(0), 1);
        };
    }

    /** Numbers in it. */
    public long elements() {
        return channels * pixels();
    }

    /** Numbers of one channel. */
    public long pixels() {
        return (long) height * width;
    }

    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }
}
