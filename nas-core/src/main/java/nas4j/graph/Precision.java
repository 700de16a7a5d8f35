package nas4j.graph;

/**
 * How a node's weights and its output are rounded.
 *
 * @param weights of convolutions and linear layers; others keep float
 * @param activations of each output element, which have one step together
 */
public record Precision(Rounding weights, Rounding activations) {
    /** Everything in single precision. */
    public static final Precision FLOAT32 = new Precision(Rounding.NONE, Rounding.NONE);

    public Precision {
        if (activations.perChannel()) {
            throw new IllegalArgumentException("activations with a step for each channel, accepted: one step");
        }
    }

    /**
     * Weights symmetric with a step for each output channel, activations asymmetric.
     *
     * @param weightBits bits of each weight, 2 to 32; 32 is float
     * @param activationBits bits of each output element, 2 to 32; 32 is float
     */
    public Precision(int weightBits, int activationBits) {
        this(Rounding.ofWeights(weightBits), Rounding.ofActivations(activationBits));
    }

    public int weightBits() {
        return weights.bits();
    }

    public int activationBits() {
        return activations.bits();
    }
}
