package nas4j.djl.trial;

import java.util.Map;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;

/**
 * A setting of the training that a space decided.
 *
 * @param value a {@link Double}, {@link String} or {@link Boolean}
 */
record Decided(String name, Object value) {
    double number() {
        if (value instanceof Double number) {
            return number;
        }
        throw wrong("accepted: a number");
    }

    int whole() {
        double number = number();
        if (number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) {
            return (int) number;
        }
        throw wrong("accepted: a whole number");
    }

    boolean flag() {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong("accepted: true, false");
    }

    /** What the value names. */
    <T> T one(Map<String, T> choices) {
        T chosen = choices.get(value.toString());
        if (chosen == null) {
            throw wrong(Nearest.hint(value.toString(), choices.keySet()));
        }
        return chosen;
    }

    private InputException wrong(String accepted) {
        return new InputException(Where.UNKNOWN, "train/" + name + " is [" + value + "]; " + accepted);
    }
}
