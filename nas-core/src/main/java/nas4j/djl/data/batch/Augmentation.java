package nas4j.djl.data.batch;

/**
 * Random changes of training images. Crop and mirror change masks and depths alike.
 *
 * @param padding pixels added around the image before a crop of its old size is cut out; 0 for no crop. They are black;
 *     in data with a target per pixel they repeat the edge, so that the targets stay right
 * @param mirror whether half of the images are mirrored left to right
 * @param cutout side in pixels of a square that becomes the channel's mean, its centre anywhere in the image; 0 for
 *     none. DeVries and Taylor, "Improved regularization of convolutional neural networks with cutout", 2017
 */
public record Augmentation(int padding, boolean mirror, int cutout) {
    /** Images as they are. */
    public static final Augmentation NONE = new Augmentation(0, false, 0);

    public Augmentation {
        if (padding < 0 || cutout < 0) {
            throw new IllegalArgumentException(
                    "padding [" + padding + "] and cutout [" + cutout + "] must not be below 0");
        }
    }
}
