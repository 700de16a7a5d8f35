package nas4j.graph;

/**
 * Bits of a node's weights and of its output.
 *
 * @param weightBits bits of each weight, 2 to 32; 32 is float
 * @param activationBits bits of each output element, 2 to 32; 32 is float
 */
public record Precision(int weightBits, int activationBits) {
    /** Everything in single precision. */
    public static final Precision FLOAT32 = new Precision(32, 32);

    public Precision {
        if (weightBits < 2 || weightBits > 32 || activationBits < 2 || activationBits > 32) {
            throw new IllegalArgumentException(
                    "bits must be 2 to 32, found weights [" + weightBits + "], activations [" + activationBits + "]");
        }
    }
}
