package nas4j.spaces.yaml;

import java.util.List;
import java.util.function.UnaryOperator;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.space.tree.Expression;

/** Something in a YAML file that knows where it stands. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlText {

    Where where();

    /** The same, with another place for each node and key. */
    YamlNode moved(UnaryOperator<Where> place);

    /** What this is, for messages: the text itself, or "a list", "a map". */
    String found();

    /** This as a map. {@code accepted} says in a message what should stand here. */
    default YamlMap asMap(String accepted) {
        throw notAccepted(accepted);
    }

    /** This as a list. {@code accepted} says in a message what should stand here. */
    default List<YamlNode> asList(String accepted) {
        throw notAccepted(accepted);
    }

    /** This as a text that is not empty. {@code accepted} says in a message what should stand here. */
    default String asText(String accepted) {
        throw notAccepted(accepted);
    }

    /** This as a whole number of at least {@code least}. */
    default int asInt(int least) {
        return asInt(least, Integer.MAX_VALUE, "a whole number of at least " + least);
    }

    /** This as a whole number from {@code least} to {@code most}. */
    default int asInt(int least, int most) {
        return asInt(least, most, "a whole number from " + least + " to " + most);
    }

    private int asInt(int least, int most, String accepted) {
        String text = asText(accepted);
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notAccepted(accepted, e);
        }
        throw notAccepted(accepted);
    }

    /** This as a number from {@code least} to {@code most}; 200k, 20M and 1e-3 are numbers as well. */
    default double asNumber(double least, double most) {
        String accepted = "a number from " + plain(least) + " to " + plain(most);
        if (ValueReader.expression(this, accepted) instanceof Expression.Num number
                && number.value() >= least
                && number.value() <= most) {
            return number.value();
        }
        throw notAccepted(accepted);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** This as {@code true} or {@code false}; {@code yes}, {@code on} and the like are words in YAML 1.2. */
    default boolean asBoolean() {
        return asOneOf(List.of("true", "false")).equals("true");
    }

    /** This as one of the known words. */
    default String asOneOf(List<String> known) {
        String text = asText("one of " + String.join(", ", known));
        if (!known.contains(text)) {
            throw new InputException(where(), "found [" + found() + "], " + Nearest.hint(found(), known));
        }
        return text;
    }

    /** The error that something else should stand here. */
    default InputException notAccepted(String accepted) {
        return new InputException(where(), "found [" + found() + "], accepted: " + accepted);
    }

    private InputException notAccepted(String accepted, Throwable cause) {
        InputException exception = notAccepted(accepted);
        exception.initCause(cause);
        return exception;
    }
}
