package nas4j.space.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nas4j.input.InputException;
import nas4j.space.decode.JoinPrecision;
import nas4j.space.decode.LayerPrecision;
import nas4j.space.decode.Skipped;
import nas4j.space.layer.LayerParameter;
import nas4j.space.layer.LayerType;
import nas4j.space.layer.Layers;
import nas4j.space.layer.PrecisionParameters;
import nas4j.space.term.Term;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Network;
import nas4j.space.tree.Quantize;
import org.jspecify.annotations.Nullable;

/** Settles how layers and joins round: as they say themselves, else as is said of the whole network, else not at all. */
final class PrecisionCompiler {
    private static final String PATH = "quantize";
    private static final Term FLOAT = new Term.Constant(32.0);
    /** The parameters that have one value in the whole network, by the key that says it. */
    private static final Map<String, LayerParameter> OF_NETWORK = Map.of(
            Quantize.ACTIVATIONS,
            PrecisionParameters.ACTIVATION_BITS,
            PrecisionParameters.WEIGHT_ROUNDING.name(),
            PrecisionParameters.WEIGHT_ROUNDING,
            PrecisionParameters.WEIGHT_STEPS.name(),
            PrecisionParameters.WEIGHT_STEPS,
            PrecisionParameters.ACTIVATION_ROUNDING.name(),
            PrecisionParameters.ACTIVATION_ROUNDING);

    private final ExpressionCompiler expressions;
    private final ArgumentCheck check = new ArgumentCheck();
    private final @Nullable Quantize quantize;
    private final Skipped skipped;
    private final Context root;
    /** What parameters are where a layer does not say it, but for the bits of weights. */
    private final Map<LayerParameter, Term> ofNetwork = new HashMap<>();

    /**
     * A compiler of precisions; makes the decisions of the whole network.
     *
     * @param quantize null if nothing is said of the whole network
     * @param skipped what stays in float all the same
     * @param root the names that are known outside of all blocks
     */
    PrecisionCompiler(ExpressionCompiler expressions, @Nullable Quantize quantize, Skipped skipped, Context root) {
        this.expressions = expressions;
        this.quantize = quantize;
        this.skipped = skipped;
        this.root = root;
        PrecisionParameters.ALL.forEach(parameter -> ofNetwork.put(parameter, byDefault(parameter)));
        if (quantize != null) {
            OF_NETWORK.forEach((key, parameter) -> {
                Expression value = quantize.values().get(key);
                if (value != null) {
                    ofNetwork.put(parameter, ofNetwork(value, parameter));
                }
            });
        }
    }

    private static Term byDefault(LayerParameter parameter) {
        return parameter.kind() == LayerParameter.Kind.BITS
                ? FLOAT
                : new Term.Constant(Objects.requireNonNull(parameter.byDefault()));
    }

    private Term ofNetwork(Expression value, LayerParameter parameter) {
        Term term = expressions.compile(value, root, PATH + "/" + parameter.name());
        if (term.usesShapes()) {
            throw new InputException(
                    value.where(), "[" + parameter.name() + "] of the whole network depends on sizes in the network");
        }
        check.check(term, parameter, PATH, root, value.where());
        return term;
    }

    /** How the sums, products and concatenations outside of layers round. */
    JoinPrecision joins() {
        return quantize == null
                ? JoinPrecision.FLOAT32
                : new JoinPrecision(LayerPrecision.of(ofJoins(), false), skipped);
    }

    private List<Term> ofJoins() {
        return PrecisionParameters.ALL.stream()
                .map(parameter -> Objects.requireNonNull(ofNetwork.get(parameter)))
                .toList();
    }

    /** How a layer rounds. */
    LayerPrecision compile(Network.Layer layer, LayerType type, String path, Context context) {
        List<Term> terms = new ArrayList<>();
        for (LayerParameter parameter : PrecisionParameters.ALL) {
            Expression given = layer.arguments().get(parameter.name());
            Term term = given == null
                    ? unsaid(parameter, type, path, context)
                    : expressions.compile(given, context, context.decision(parameter.name()));
            check.check(term, parameter, type.name(), context, given == null ? layer.where() : given.where());
            terms.add(term);
        }
        boolean onlyComputed = !layer.arguments().containsKey(PrecisionParameters.ACTIVATION_BITS.name());
        return LayerPrecision.of(terms, onlyComputed);
    }

    private Term unsaid(LayerParameter parameter, LayerType type, String path, Context context) {
        if (quantize == null || skipped.has(path)) {
            return byDefault(parameter);
        }
        Expression weights = quantize.values().get(Quantize.WEIGHTS);
        return parameter.equals(PrecisionParameters.WEIGHT_BITS) && weights != null && Layers.hasWeights(type)
                ? expressions.compile(weights, root.guardedAs(context), context.decision(parameter.name()))
                : Objects.requireNonNull(ofNetwork.get(parameter));
    }
}
