package nas4j.djl.metric;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import java.util.List;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;

/**
 * Mean of |output − truth| over the pixels of {@code [n, 1, h, w]} ({@code mae}). The pixels of an image are not
 * independent: the standard error is that of a mean over images.
 */
public final class MeanAbsoluteError implements Metric {
    private final ImageMean mean = new ImageMean();
    private final int pixels;

    /** @param pixels of an image */
    public MeanAbsoluteError(int pixels) {
        this.pixels = pixels;
    }

    @Override
    public void add(NDArray output, FloatBuffer truth) {
        float[] values = output.toFloatArray();
        for (int start = 0; start < values.length; start += pixels) {
            double sum = 0;
            for (int k = start; k < start + pixels; k++) {
                sum += Math.abs(values[k] - truth.get(k));
            }
            mean.add(sum / pixels);
        }
    }

    @Override
    public List<Measurement> measurements(Split split) {
        return List.of(mean.measurement("mae", 1, "", split));
    }
}
