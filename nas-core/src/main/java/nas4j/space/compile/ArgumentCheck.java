package nas4j.space.compile;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.space.layer.Arguments;
import nas4j.space.layer.LayerParameter;
import nas4j.space.layer.PrecisionParameters;
import nas4j.space.term.Possible;
import nas4j.space.term.Term;

/** Checks the values of parameters, as far as decisions alone settle them. */
final class ArgumentCheck {
    /** Values that were computed before: a named value is an argument in many places. */
    private final Map<Term, Set<Object>> possible = new HashMap<>();

    /** Checks every value that decisions can give a parameter. */
    void check(Term term, LayerParameter parameter, String owner, Context context, Where where) {
        for (Object value :
                possible.computeIfAbsent(term, key -> Possible.values(key).orElse(Set.of()))) {
            if (!fits(value, parameter)) {
                throw wrong(value, parameter, owner, context, where);
            }
        }
    }

    private static boolean fits(Object value, LayerParameter parameter) {
        return switch (parameter.kind()) {
            case INTEGER ->
                parameter.words().contains(value) || (value instanceof Double number && number == Math.rint(number));
            case NUMBER -> value instanceof Double;
            case FLAG -> value instanceof Boolean;
            case BITS -> PrecisionParameters.isBits(value);
            case WORD -> parameter.words().contains(value);
        };
    }

    private static InputException wrong(
            Object value, LayerParameter parameter, String owner, Context context, Where where) {
        String found = "found [" + Arguments.text(value) + "] for " + parameter.name() + " of [" + owner + "]; ";
        if (parameter.kind() == LayerParameter.Kind.WORD) {
            return new InputException(where, found + Nearest.hint(Arguments.text(value), parameter.words()));
        }
        String accepted =
                switch (parameter.kind()) {
                    case INTEGER -> "a whole number";
                    case NUMBER -> "a number";
                    case BITS -> "2 to 16 bits, or 32 for float";
                    case FLAG, WORD -> "true or false";
                };
        String names = value instanceof String word
                ? ", or a name that is defined here: "
                        + Nearest.hint(word, context.scope().names()).replace("accepted: ", "")
                : "";
        return new InputException(where, found + "accepted: " + accepted + names);
    }
}
