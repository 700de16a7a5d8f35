package nas4j.spaces.yaml;

import java.util.function.UnaryOperator;
import nas4j.input.Where;

/**
 * A YAML scalar.
 *
 * @param quoted whether it is written in quotes or as a block of text
 */
public record YamlText(String value, boolean quoted, Where where) implements YamlNode {
    private static final int SHOWN = 60;

    @Override
    public YamlText moved(UnaryOperator<Where> place) {
        return new YamlText(value, quoted, place.apply(where));
    }

    @Override
    public String found() {
        if (value.isEmpty()) {
            return quoted ? "\"\"" : "nothing";
        }
        return shortened(value);
    }

    @Override
    public String asText(String accepted) {
        if (value.isBlank()) {
            throw notAccepted(accepted);
        }
        return value;
    }

    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
