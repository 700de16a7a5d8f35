package nas4j.space.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nas4j.graph.Op;
import nas4j.graph.Precision;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.space.decode.Site;
import nas4j.space.layer.Arguments;
import nas4j.space.layer.LayerParameter;
import nas4j.space.layer.LayerType;
import nas4j.space.layer.Layers;
import nas4j.space.term.Possible;
import nas4j.space.term.Term;
import nas4j.space.tree.Expression;
import nas4j.space.tree.ExpressionParser;
import nas4j.space.tree.Network;

/** Checks the arguments of built-in layers; makes the operators of those that nothing changes. */
final class LayerCompiler {
    private static final int FLOAT_BITS = 32;

    private final ExpressionCompiler expressions;
    private final Set<String> entries;
    /** Values that were computed before: a named value is an argument in many places. */
    private final Map<Term, Set<Object>> possible = new HashMap<>();

    /**
     * A compiler of layers.
     *
     * @param entries names of the network's entries, which no layer may have
     */
    LayerCompiler(ExpressionCompiler expressions, Set<String> entries) {
        this.expressions = expressions;
        this.entries = entries;
    }

    Site compile(Network.Layer layer, LayerType type, Context context) {
        checkNames(layer, type);
        Scope scope = new Scope(null);
        List<Term> arguments = new ArrayList<>();
        List<Where> wheres = new ArrayList<>();
        for (LayerParameter parameter : type.parameters()) {
            boolean isFirst = arguments.isEmpty();
            Expression given = layer.arguments().get(parameter.name());
            if (given == null && isFirst) {
                given = layer.arguments().get("");
            }
            Term term = given == null
                    ? byDefault(parameter, layer, context.in(scope))
                    : expressions.compile(given, context, context.decision(parameter.name()));
            Where where = given == null ? layer.where() : given.where();
            check(term, parameter, type, context, where);
            scope.define(parameter.name(), term);
            arguments.add(term);
            wheres.add(where);
        }
        return site(layer, type, arguments, wheres, context);
    }

    private Site site(Network.Layer layer, LayerType type, List<Term> arguments, List<Where> wheres, Context context) {
        List<Term> bits = bits(layer, type, context);
        String path = context.nodePath().isEmpty() ? layer.name() : context.nodePath();
        if (entries.contains(path)) {
            throw new InputException(
                    layer.where(), "an input and a layer are called [" + path + "]\nMaybe call the input otherwise?");
        }
        boolean fixedBits = bits.stream().allMatch(Term::isConstant);
        boolean fixed = fixedBits && arguments.stream().allMatch(Term::isConstant);
        return new Site.Layer(
                path,
                type,
                arguments,
                wheres,
                fixed && type.emit() instanceof LayerType.Ops emit ? ops(layer, type, emit, arguments, wheres) : null,
                fixedBits ? precision(bits, layer) : Precision.FLOAT32,
                fixedBits ? null : bits,
                layer.where());
    }

    private List<Term> bits(Network.Layer layer, LayerType type, Context context) {
        List<Term> bits = new ArrayList<>();
        for (LayerParameter parameter : Layers.COMMON) {
            Expression given = layer.arguments().get(parameter.name());
            Term term = given == null
                    ? new Term.Constant((double) FLOAT_BITS)
                    : expressions.compile(given, context, context.decision(parameter.name()));
            check(term, parameter, type, context, given == null ? layer.where() : given.where());
            bits.add(term);
        }
        return bits;
    }

    /** The operators of a layer whose arguments are all constant. */
    private static List<Op> ops(
            Network.Layer layer, LayerType type, LayerType.Ops emit, List<Term> arguments, List<Where> wheres) {
        List<Object> values = arguments.stream()
                .map(term -> ((Term.Constant) term).constant())
                .toList();
        try {
            return emit.ops(new Arguments(type, values, wheres));
        } catch (InputException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InputException(layer.where(), "layer [" + layer.name() + "]: " + e.getMessage());
        }
    }

    private static Precision precision(List<Term> bits, Network.Layer layer) {
        try {
            return new Precision(bit(bits.get(0)), bit(bits.get(1)));
        } catch (IllegalArgumentException e) {
            throw new InputException(layer.where(), "layer [" + layer.name() + "]: " + e.getMessage());
        }
    }

    private static int bit(Term term) {
        return ((Double) ((Term.Constant) term).constant()).intValue();
    }

    private Term byDefault(LayerParameter parameter, Network.Layer layer, Context context) {
        if (parameter.byDefault() == null) {
            throw new InputException(
                    layer.where(), "layer [" + layer.name() + "] needs a value for [" + parameter.name() + "]");
        }
        return expressions.compile(ExpressionParser.parse(parameter.byDefault(), layer.where()), context, "");
    }

    private static void checkNames(Network.Layer layer, LayerType type) {
        List<String> known = new ArrayList<>();
        type.parameters().forEach(parameter -> known.add(parameter.name()));
        boolean takesOne = !known.isEmpty();
        Layers.COMMON.forEach(parameter -> known.add(parameter.name()));
        layer.arguments().forEach((name, value) -> {
            if (name.isEmpty() ? !takesOne : !known.contains(name)) {
                String problem = name.isEmpty() ? "takes no unnamed argument" : "has no parameter [" + name + "]";
                throw new InputException(
                        value.where(), "layer [" + layer.name() + "] " + problem + "; " + Nearest.hint(name, known));
            }
        });
    }

    /** Checks every value that decisions can give a parameter. */
    private void check(Term term, LayerParameter parameter, LayerType type, Context context, Where where) {
        for (Object value :
                possible.computeIfAbsent(term, key -> Possible.values(key).orElse(Set.of()))) {
            if (!fits(value, parameter)) {
                throw wrong(value, parameter, type, context, where);
            }
        }
    }

    private static boolean fits(Object value, LayerParameter parameter) {
        return switch (parameter.kind()) {
            case INTEGER ->
                parameter.words().contains(value) || (value instanceof Double number && number == Math.rint(number));
            case NUMBER -> value instanceof Double;
            case FLAG -> value instanceof Boolean;
            case WORD -> parameter.words().contains(value);
        };
    }

    private static InputException wrong(
            Object value, LayerParameter parameter, LayerType type, Context context, Where where) {
        String found = "found [" + Arguments.text(value) + "] for " + parameter.name() + " of [" + type.name() + "]; ";
        if (parameter.kind() == LayerParameter.Kind.WORD) {
            return new InputException(where, found + Nearest.hint(Arguments.text(value), parameter.words()));
        }
        String accepted =
                switch (parameter.kind()) {
                    case INTEGER -> "a whole number";
                    case NUMBER -> "a number";
                    case FLAG, WORD -> "true or false";
                };
        String names = value instanceof String word
                ? ", or a name that is defined here: "
                        + Nearest.hint(word, context.scope().names()).replace("accepted: ", "")
                : "";
        return new InputException(where, found + "accepted: " + accepted + names);
    }
}
