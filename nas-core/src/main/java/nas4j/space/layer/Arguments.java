package nas4j.space.layer;

import java.util.List;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;

/** Values of a layer's parameters, in the order of its declaration, read as the types that operators want. */
public final class Arguments {
    private final LayerType layer;
    private final List<Object> values;
    private final List<Where> wheres;

    public Arguments(LayerType layer, List<Object> values, List<Where> wheres) {
        this.layer = layer;
        this.values = values;
        this.wheres = wheres;
    }

    int integer(int parameter) {
        Object value = values.get(parameter);
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw wrong(parameter, "a whole number");
    }

    double number(int parameter) {
        if (values.get(parameter) instanceof Double number) {
            return number;
        }
        throw wrong(parameter, "a number");
    }

    boolean flag(int parameter) {
        Object value = values.get(parameter);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(parameter, "true or false");
    }

    /** Whether the value is this word. */
    boolean is(int parameter, String word) {
        return values.get(parameter).equals(word);
    }

    /** The constant whose name is the word, in lower case with hyphens for underscores. */
    <E extends Enum<E>> E word(int parameter, Class<E> type) {
        Object value = values.get(parameter);
        List<String> words = LayerParameter.words(type);
        for (E constant : type.getEnumConstants()) {
            if (LayerParameter.word(constant).equals(value)) {
                return constant;
            }
        }
        throw new InputException(
                wheres.get(parameter),
                "[" + text(value) + "] is no " + name(parameter) + " of [" + layer.name() + "]; "
                        + Nearest.hint(text(value), words));
    }

    private InputException wrong(int parameter, String needed) {
        Object value = values.get(parameter);
        String hint = value instanceof String ? "; no value of that name is defined here" : "";
        return new InputException(
                wheres.get(parameter),
                "found [" + text(value) + "] for " + name(parameter) + " of [" + layer.name() + "], which is " + needed
                        + hint);
    }

    private String name(int parameter) {
        return layer.parameters().get(parameter).name();
    }

    /** A value as a person would write it. */
    public static String text(Object value) {
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString(number.longValue())
                : value.toString();
    }
}
