package nas4j.space.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nas4j.graph.Op;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.space.decode.Site;
import nas4j.space.layer.Arguments;
import nas4j.space.layer.LayerParameter;
import nas4j.space.layer.LayerType;
import nas4j.space.layer.PrecisionParameters;
import nas4j.space.term.Term;
import nas4j.space.tree.Expression;
import nas4j.space.tree.ExpressionParser;
import nas4j.space.tree.Network;

/** Checks the arguments of built-in layers; makes the operators of those that nothing changes. */
final class LayerCompiler {
    private final ExpressionCompiler expressions;
    private final Set<String> entries;
    private final PrecisionCompiler precisions;
    private final ArgumentCheck check = new ArgumentCheck();

    /**
     * A compiler of layers.
     *
     * @param entries names of the network's entries, which no layer may have
     */
    LayerCompiler(ExpressionCompiler expressions, PrecisionCompiler precisions, Set<String> entries) {
        this.expressions = expressions;
        this.precisions = precisions;
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
            check.check(term, parameter, type.name(), context, where);
            scope.define(parameter.name(), term);
            arguments.add(term);
            wheres.add(where);
        }
        return site(layer, type, arguments, wheres, context);
    }

    private Site site(Network.Layer layer, LayerType type, List<Term> arguments, List<Where> wheres, Context context) {
        String path = context.nodePath().isEmpty() ? layer.name() : context.nodePath();
        if (entries.contains(path)) {
            throw new InputException(
                    layer.where(), "an input and a layer are called [" + path + "]\nMaybe call the input otherwise?");
        }
        boolean fixed = arguments.stream().allMatch(Term::isConstant);
        return new Site.Layer(
                path,
                type,
                arguments,
                wheres,
                fixed && type.emit() instanceof LayerType.Ops emit ? ops(layer, type, emit, arguments, wheres) : null,
                precisions.compile(layer, type, path, context),
                layer.where());
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
        PrecisionParameters.ALL.forEach(parameter -> known.add(parameter.name()));
        layer.arguments().forEach((name, value) -> {
            if (name.isEmpty() ? !takesOne : !known.contains(name)) {
                String problem = name.isEmpty() ? "takes no unnamed argument" : "has no parameter [" + name + "]";
                throw new InputException(
                        value.where(), "layer [" + layer.name() + "] " + problem + "; " + Nearest.hint(name, known));
            }
        });
    }
}
