package nas4j.djl.supernet.differentiable;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
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
 * @param pairs costs of two branches together, with places of mixtures
 */
public record ExpectedCost(CostTerm term, List<List<Double>> costs, List<CostTerm.Pair> pairs) {
    public ExpectedCost {
        costs = costs.stream().map(List::copyOf).toList();
        pairs = List.copyOf(pairs);
    }

    /**
     * The costs of these mixtures.
     *
     * @throws IllegalArgumentException if they do not fit
     */
    public static ExpectedCost of(CostTerm term, List<Mixture> mixtures) {
        return new ExpectedCost(term, term.of(mixtures), term.pairsOf(mixtures));
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

    /**
     * The cost on average, a scalar.
     *
     * @param shares for each mixture how probable each branch is
     */
    public NDArray expected(List<PtNDArray> shares) {
        NDManager manager = shares.getFirst().getManager();
        NDArray sum = manager.create((float) term.fixed());
        for (int k = 0; k < shares.size(); k++) {
            sum = sum.add(
                    shares.get(k).mul(manager.create(numbers(costs.get(k)))).sum());
        }
        for (CostTerm.Pair pair : pairs) {
            NDArray together = manager.create(
                    pair.costs().stream().map(ExpectedCost::numbers).toArray(float[][]::new));
            NDArray ofSecond = shares.get(pair.first()).matMul(together);
            sum = sum.add(ofSecond.mul(shares.get(pair.second())).sum());
        }
        return sum;
    }

    private static float[] numbers(List<Double> costs) {
        float[] numbers = new float[costs.size()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = costs.get(k).floatValue();
        }
        return numbers;
    }
}
