package nas4j.space;

/** What constraints can ask of a network. */
@FunctionalInterface
public interface Costs {
    /** Nothing is known yet. */
    Costs UNKNOWN = _ -> Double.NaN;

    /** The cost's value, or NaN if it is not known: a constraint is only violated by what is known. */
    double of(Cost cost);

    /** Costs by the names that constraints use. */
    enum Cost {
        MACS("macs"),
        PARAMETERS("parameters"),
        /** Bytes of the largest set of activations alive at one time, one example. */
        PEAK_MEMORY("peak-memory"),
        /** Bytes of the parameters at their bits. */
        MODEL_BYTES("model-bytes"),
        /** Multiply-accumulates · bits of weights · bits of what they are multiplied by. */
        BIT_OPERATIONS("bit-operations"),
        /** Layers with weights on the longest path. */
        DEPTH("depth"),
        /** Predicted milliseconds on the experiment's device. */
        LATENCY("latency");

        private final String text;

        Cost(String text) {
            this.text = text;
        }

        /** The name as constraints write it. */
        public String text() {
            return text;
        }
    }
}
