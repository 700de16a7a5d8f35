package nas4j.djl.metric;

import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;

/** Mean of one number for each image, and its standard error. Mutable. */
final class ImageMean {
    private long images;
    private double sum;
    private double squares;

    void add(double value) {
        images++;
        sum += value;
        squares += value * value;
    }

    /** The mean times {@code scale}. */
    Measurement measurement(String name, double scale, String unit, Split split) {
        if (images < 2) {
            throw new IllegalStateException("[" + images + "] images have no standard error");
        }
        double variance = Math.max(0, squares - sum * sum / images) / (images - 1);
        double error = Math.sqrt(variance / images);
        return new Measurement(name, scale * sum / images, unit, scale * error, images, split);
    }
}
