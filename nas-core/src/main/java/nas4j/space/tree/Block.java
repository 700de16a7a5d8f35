package nas4j.space.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nas4j.input.InputException;
import nas4j.input.Where;
import org.jspecify.annotations.Nullable;

/**
 * A reusable sub-space.
 *
 * @param parameters in order
 * @param share whether every call makes the same decisions
 * @param let values named inside the block; a decision named here is one decision of each call
 */
public record Block(
        String name,
        List<Parameter> parameters,
        boolean share,
        Map<String, Expression> let,
        Network body,
        Where where) {
    private static final Pattern SIGNATURE = Pattern.compile("\\s*([A-Za-z_][\\w-]*)\\s*(?:\\((.*)\\))?\\s*");

    public Block {
        parameters = List.copyOf(parameters);
        let = Collections.unmodifiableMap(new LinkedHashMap<>(let));
    }

    /**
     * A parameter of a block.
     *
     * @param byDefault value where a call gives none; null if every call must
     */
    public record Parameter(String name, @Nullable Expression byDefault) {}

    /**
     * Reads a signature: {@code name} or {@code name(first, second = default)}.
     *
     * @throws InputException if the signature is not of this form
     */
    public static Block of(String signature, boolean share, Map<String, Expression> let, Network body, Where where) {
        Matcher matcher = SIGNATURE.matcher(signature);
        if (!matcher.matches()) {
            throw new InputException(
                    where, "[" + signature + "] is not a block's signature; accepted: name, name(a, b = 3)");
        }
        List<Parameter> parameters = new ArrayList<>();
        if (matcher.group(2) != null && !matcher.group(2).isBlank()) {
            for (String part : split(matcher.group(2))) {
                parameters.add(parameter(part, signature, where));
            }
        }
        return new Block(matcher.group(1), parameters, share, let, body, where);
    }

    /** Splits at commas outside parentheses. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(start, k));
                start = k + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static Parameter parameter(String text, String signature, Where where) {
        int equals = text.indexOf('=');
        String name = (equals < 0 ? text : text.substring(0, equals)).strip();
        if (!ExpressionParser.isWord(name)) {
            throw new InputException(where, "[" + name + "] in [" + signature + "] is not a parameter's name");
        }
        return new Parameter(name, equals < 0 ? null : ExpressionParser.parse(text.substring(equals + 1), where));
    }
}
