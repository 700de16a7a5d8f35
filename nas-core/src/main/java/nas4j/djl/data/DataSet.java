package nas4j.djl.data;

import java.util.List;

/**
 * Training data, and test data for the final evaluation only.
 *
 * @param name such as {@code mnist-10k} or {@code generated: glyphs}
 */
public record DataSet(String name, ImageData training, ImageData test) {
    public DataSet {
        if (!training.shape().equals(test.shape())) {
            throw new IllegalArgumentException(
                    "training images are [" + training.shape() + "], test images [" + test.shape() + "]");
        }
        if (!signature(training).equals(signature(test))) {
            throw new IllegalArgumentException(
                    "training targets are " + signature(training) + ", test targets " + signature(test));
        }
        if (training.size() == 0 || test.size() == 0) {
            throw new IllegalArgumentException(
                    "[" + training.size() + "] training and [" + test.size() + "] test images; both must be above 0");
        }
    }

    /** Takes a share of the training data away for validation, of each class the same. */
    public Splits carve(double validationShare, long seed) {
        Stratified.Parts parts = Stratified.split(training, validationShare, seed);
        return new Splits(parts.rest(), parts.taken(), test);
    }

    private static List<String> signature(ImageData data) {
        return data.targets().stream()
                .map(target -> switch (target) {
                    case ClassLabels labels -> labels.name() + " " + labels.classes();
                    case PixelLabels labels -> labels.name() + " of pixels " + labels.classes();
                    case PixelValues values -> values.name() + " values";
                })
                .toList();
    }
}
