package nas4j.predictors.graph;

import nas4j.graph.TensorShape;

/**
 * The size of a tensor of one example, whatever its rank. A matrix of tokens has a row for each; a vector is one pixel.
 *
 * @param channels channels or features
 * @param height rows, or tokens
 * @param width columns
 */
public record Extent(int channels, int height, int width) {

    /** The size of a shape. Beyond three dimensions the first is the height, the others are channels. */
    public static Extent of(TensorShape shape) {
        return switch (shape.rank()) {
            case 1 -> new Extent(shape.dim(0), 1, 1);
            case 2 -> new Extent(shape.dim(1), shape.dim(0), 1);
            case 3 -> new Extent(shape.dim(0), shape.dim(1), shape.dim(2));
            default -> new Extent(Math.toIntExact(shape.elements() / shape.dim(0)), shape.dim(0), 1);
        };
    }
}
