package nas4j.space.layer;

import java.util.List;
import nas4j.graph.Precision;
import nas4j.graph.Rounding;

/** Parameters that every layer takes besides its own: how its weights and its output are rounded. */
public final class PrecisionParameters {
    /** Bits of each weight; 32 is float. */
    public static final LayerParameter WEIGHT_BITS = bits("weight-bits");

    /** Whether the steps of weights are the same on both sides of 0. */
    public static final LayerParameter WEIGHT_ROUNDING = words("weight-rounding", "symmetric", "asymmetric");

    /** Whether each output channel has a step of its own. */
    public static final LayerParameter WEIGHT_STEPS = words("weight-steps", "per-channel", "per-tensor");

    /** Bits of each element of the output; 32 is float. */
    public static final LayerParameter ACTIVATION_BITS = bits("activation-bits");

    /** Whether the steps of the output are the same on both sides of 0. */
    public static final LayerParameter ACTIVATION_ROUNDING = words("activation-rounding", "asymmetric", "symmetric");

    /** All of them. */
    public static final List<LayerParameter> ALL =
            List.of(WEIGHT_BITS, WEIGHT_ROUNDING, WEIGHT_STEPS, ACTIVATION_BITS, ACTIVATION_ROUNDING);

    private static final int MOST_BITS = 16;
    private static final int FLOAT_BITS = 32;

    private PrecisionParameters() {}

    /** Whether a value can be a number of bits: single precision holds steps of at most 16 bits with ease. */
    public static boolean isBits(Object value) {
        return value instanceof Double number
                && number == Math.rint(number)
                && (number == FLOAT_BITS || (number >= 2 && number <= MOST_BITS));
    }

    /**
     * The precision that values of all parameters give.
     *
     * @param values in the order of {@link #ALL}
     * @throws IllegalArgumentException if one is not accepted
     */
    public static Precision precision(List<Object> values) {
        return new Precision(
                new Rounding(
                        number(values.get(0)),
                        isFirst(values.get(1), WEIGHT_ROUNDING),
                        isFirst(values.get(2), WEIGHT_STEPS)),
                new Rounding(number(values.get(3)), !isFirst(values.get(4), ACTIVATION_ROUNDING), false));
    }

    private static int number(Object value) {
        if (!isBits(value)) {
            throw new IllegalArgumentException("bits must be 2 to 16, or 32, found [" + Arguments.text(value) + "]");
        }
        return ((Double) value).intValue();
    }

    private static boolean isFirst(Object value, LayerParameter parameter) {
        int place = parameter.words().indexOf(Arguments.text(value));
        if (place < 0) {
            throw new IllegalArgumentException(
                    "found [" + Arguments.text(value) + "], accepted: " + String.join(", ", parameter.words()));
        }
        return place == 0;
    }

    private static LayerParameter bits(String name) {
        return new LayerParameter(name, LayerParameter.Kind.BITS, List.of(), Integer.toString(32));
    }

    /** The first word is the default. */
    private static LayerParameter words(String name, String... words) {
        return new LayerParameter(name, LayerParameter.Kind.WORD, List.of(words), words[0]);
    }
}
