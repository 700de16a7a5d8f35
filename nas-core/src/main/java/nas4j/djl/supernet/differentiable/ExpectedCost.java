package nas4j.djl.supernet.differentiable;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.List;
import nas4j.djl.train.Scaled;
import nas4j.search.differentiable.CostTerm;
import nas4j.search.differentiable.Mixture;

/**
 * What a mix costs on average, as a part of its loss that gradients pass through.
 *
 * @param term what options cost, and how that becomes part of the loss
 * @param costs for each mixture of each branch
 */
public record ExpectedCost(CostTerm term, List<List<Double>> costs) {
    public ExpectedCost {
        costs = costs.stream().map(List::copyOf).toList();
    }

    /**
     * The costs of these mixtures.
     *
     * @throws IllegalArgumentException if they do not fit
     */
    public static ExpectedCost of(CostTerm term, List<Mixture> mixtures) {
        return new ExpectedCost(term, term.of(mixtures));
    }

    /**
     * The loss with the cost in it, a scalar.
     *
     * @param shares for each mixture how probable each branch is
     */
    public NDArray with(NDArray loss, List<PtNDArray> shares) {
        double reference = term.form().reference();
        NDArray expected = expected(shares);
        return switch (term.form()) {
            case CostTerm.Form.MultipliedLogarithm form ->
                Scaled.times(loss, form.factor())
                        .mul(Scaled.power(Scaled.times(expected.log(), 1 / Math.log(reference)), form.exponent()));
            case CostTerm.Form.AddedLine form ->
                loss.add(Scaled.times(expected.sub((float) reference), form.weight() / reference));
        };
    }

    private NDArray expected(List<PtNDArray> shares) {
        NDArray sum = shares.getFirst().getManager().create((float) term.fixed());
        for (int k = 0; k < shares.size(); k++) {
            float[] own = new float[costs.get(k).size()];
            for (int branch = 0; branch < own.length; branch++) {
                own[branch] = costs.get(k).get(branch).floatValue();
            }
            sum = sum.add(
                    shares.get(k).mul(shares.get(k).getManager().create(own)).sum());
        }
        return sum;
    }
}
