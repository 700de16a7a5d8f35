package nas4j.djl.metric;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import java.util.List;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;

/** Compares one output of a network with the truth, batch by batch. Mutable; for one thread. */
public sealed interface Metric permits Accuracy, MeanIntersectionOverUnion, MeanAbsoluteError {

    /**
     * Takes in a batch.
     *
     * @param output {@code [n, ...]}, all numbers finite
     * @param truth the batch's numbers, as {@link nas4j.djl.data.batch.Batch#target} gives them
     */
    void add(NDArray output, FloatBuffer truth);

    /**
     * What came out of at least two images.
     *
     * @param split that the images are of
     */
    List<Measurement> measurements(Split split);
}
