package nas4j.store;

/**
 * A file that came out of an experiment, kept under its content.
 *
 * @param name what it is there, such as {@code best.onnx}; unique in the experiment
 * @param sha256 of its bytes, in hexadecimal digits
 * @param bytes its size
 */
public record ArtifactRecord(String experiment, String name, String sha256, long bytes) {}
