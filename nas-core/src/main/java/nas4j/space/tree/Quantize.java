package nas4j.space.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.input.Where;

/**
 * How the whole network rounds, wherever its layers do not say it themselves.
 *
 * @param values by key, of {@link #KEYS}. {@code weights} are the bits of each layer's weights, a decision of each layer;
 *     {@code activations} are the bits of all that is computed, and the other keys the kinds of rounding, each one
 *     decision of the network. Neighbours among numbers of bits are alike
 * @param skip layers that stay in float, by the beginnings of their paths, and {@link #STEM} or {@link #CLASSIFIER}
 */
public record Quantize(Map<String, Expression> values, List<Expression.Name> skip, Where where) {
    public static final String WEIGHTS = "weights";
    public static final String ACTIVATIONS = "activations";

    /** The keys of values. */
    public static final List<String> KEYS =
            List.of(WEIGHTS, ACTIVATIONS, "weight-rounding", "weight-steps", "activation-rounding");

    /** Stands for the first layer with weights on the way from an entry. */
    public static final String STEM = "stem";

    /** Stands for the last layer with weights on the way to each output. */
    public static final String CLASSIFIER = "classifier";

    /**
     * Orders the numbers of bits.
     *
     * @throws IllegalArgumentException if a key is not known
     */
    public Quantize {
        Map<String, Expression> ordered = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("found [" + key + "], accepted: " + String.join(", ", KEYS));
            }
            ordered.put(key, value instanceof Expression.OneOf choice ? ordered(choice) : value);
        });
        values = Collections.unmodifiableMap(ordered);
        skip = List.copyOf(skip);
    }

    private static Expression.OneOf ordered(Expression.OneOf choice) {
        boolean numbers = choice.options().stream().allMatch(option -> option.value() instanceof Expression.Num);
        return new Expression.OneOf(choice.options(), choice.ordered() || numbers, choice.where());
    }
}
