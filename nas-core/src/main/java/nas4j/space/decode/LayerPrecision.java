package nas4j.space.decode;

import java.util.List;
import nas4j.graph.Op;
import nas4j.graph.Precision;
import nas4j.graph.Rounding;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.space.Costs;
import nas4j.space.layer.PrecisionParameters;
import nas4j.space.term.Term;
import nas4j.space.term.Values;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a place in a space are rounded.
 *
 * @param terms values of the {@linkplain PrecisionParameters#ALL parameters}
 * @param settled the precision if no decision and no shape changes it
 * @param onlyComputed whether what is only moved about is handed on as it is
 */
public record LayerPrecision(List<Term> terms, @Nullable Precision settled, boolean onlyComputed) {
    /** Nothing is rounded. */
    public static final LayerPrecision FLOAT32 = new LayerPrecision(List.of(), Precision.FLOAT32, false);

    public LayerPrecision {
        terms = List.copyOf(terms);
    }

    /**
     * Settles the precision if all values are constant.
     *
     * @throws IllegalArgumentException if they are, and one is not accepted
     */
    public static LayerPrecision of(List<Term> terms, boolean onlyComputed) {
        boolean constant = terms.stream().allMatch(Term::isConstant);
        return new LayerPrecision(
                terms, constant ? value(terms, Values.of(new int[0], Costs.UNKNOWN)) : null, onlyComputed);
    }

    /** The precision of all operators together; each has what {@link #of(Op, Precision)} leaves of it. */
    Precision value(Values values) {
        return settled == null ? value(terms, values) : settled;
    }

    /** The precision of one operator. */
    Precision of(Op op, Precision all) {
        return onlyComputed && all.activations().rounds() && !computes(op)
                ? new Precision(all.weights(), Rounding.NONE)
                : all;
    }

    private static Precision value(List<Term> terms, Values values) {
        return PrecisionParameters.precision(
                terms.stream().map(term -> term.value(values)).toList());
    }

    private static boolean computes(Op op) {
        return !(op instanceof Op.Zero) && !RoundingPlan.movesValues(op);
    }
}
