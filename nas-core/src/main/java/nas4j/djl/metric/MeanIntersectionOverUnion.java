package nas4j.djl.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.FloatBuffer;
import java.util.List;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;

/**
 * Mean over the classes of the pixels that truly are of a class and are found to be, over those that are one or the
 * other in the whole set ({@code miou}, in %). The class found is that of the largest logit of {@code [n, classes, h,
 * w]}. A class that occurs neither way is left out, and so are pixels without a class. Long, Shelhamer and Darrell 2015,
 * section 5. The standard error is a jackknife's over images.
 */
public final class MeanIntersectionOverUnion implements Metric {
    private final int pixels;
    private final Overlaps overlaps;

    /** @param pixels of an image */
    public MeanIntersectionOverUnion(int classes, int pixels) {
        this.pixels = pixels;
        overlaps = new Overlaps(classes);
    }

    @Override
    public void add(NDArray output, FloatBuffer truth) {
        try (PtNDArray largest = JniUtils.argMax((PtNDArray) output, 1, false)) {
            long[] found = largest.toLongArray();
            for (int start = 0; start < found.length; start += pixels) {
                for (int k = start; k < start + pixels; k++) {
                    if (truth.get(k) >= 0) {
                        overlaps.add((int) truth.get(k), (int) found[k]);
                    }
                }
                overlaps.endImage();
            }
        }
    }

    @Override
    public List<Measurement> measurements(Split split) {
        return List.of(new Measurement(
                "miou", 100 * overlaps.mean(), "%", 100 * overlaps.standardError(), overlaps.images(), split));
    }
}
