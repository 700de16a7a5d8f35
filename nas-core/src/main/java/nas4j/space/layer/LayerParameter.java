package nas4j.space.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a built-in layer.
 *
 * @param kind what a value is
 * @param words what is accepted for a {@link Kind#WORD}, or besides a number
 * @param byDefault the expression taken where none is given; null if one must be
 */
public record LayerParameter(
        String name,
        Kind kind,
        List<String> words,
        @Nullable String byDefault) {
    public LayerParameter {
        words = List.copyOf(words);
    }

    /** What a value is. */
    public enum Kind {
        INTEGER,
        NUMBER,
        FLAG,
        WORD,
        /** A number of bits, 2 to 16, or 32 for float. */
        BITS
    }

    static LayerParameter integer(String name) {
        return new LayerParameter(name, Kind.INTEGER, List.of(), null);
    }

    static LayerParameter integer(String name, String byDefault) {
        return new LayerParameter(name, Kind.INTEGER, List.of(), byDefault);
    }

    static LayerParameter number(String name) {
        return new LayerParameter(name, Kind.NUMBER, List.of(), null);
    }

    static LayerParameter flag(String name, boolean byDefault) {
        return new LayerParameter(name, Kind.FLAG, List.of(), Boolean.toString(byDefault));
    }

    static <E extends Enum<E>> LayerParameter word(String name, Class<E> type, @Nullable E byDefault) {
        return new LayerParameter(name, Kind.WORD, words(type), byDefault == null ? null : word(byDefault));
    }

    static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(LayerParameter::word).toList();
    }

    /** A constant as spaces write it. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
