package nas4j.experiments.worker;

import org.jspecify.annotations.Nullable;

/**
 * Files of an evaluation.
 *
 * @param model where the trained network is written as an ONNX model; null if nobody wants it
 * @param from checkpoint of a shorter training, from where this one goes on; null to begin at the start
 * @param left where a checkpoint for a longer training is written; null if nobody wants it
 */
public record JobFiles(
        @Nullable String model,
        @Nullable String from,
        @Nullable String left) {
    /** None at all. */
    public static final JobFiles NONE = new JobFiles(null, null, null);
}
