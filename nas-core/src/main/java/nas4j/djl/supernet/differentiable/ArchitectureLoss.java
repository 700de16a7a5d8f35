package nas4j.djl.supernet.differentiable;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.List;
import nas4j.djl.train.Scaled;
import nas4j.search.differentiable.CostTerm;
import nas4j.search.differentiable.Method;
import nas4j.search.differentiable.Mixture;
import org.jspecify.annotations.Nullable;

/** What α makes small besides the validation loss. Immutable. */
final class ArchitectureLoss {
    private final Method method;
    private final Relaxation relaxation;
    private final @Nullable CostTerm cost;
    private final List<List<Double>> costs;

    /** @throws IllegalArgumentException if the costs do not fit the supernet */
    ArchitectureLoss(Method method, Relaxation relaxation, @Nullable CostTerm cost, List<Mixture> mixtures) {
        this.method = method;
        this.relaxation = relaxation;
        this.cost = cost;
        costs = cost == null ? List.of() : cost.of(mixtures);
    }

    /** The whole loss. */
    NDArray of(NDArray loss, List<PtNDArray> alphas) {
        NDArray whole = cost == null ? loss : withCost(loss, cost, alphas);
        return method instanceof Method.Sigmoid sigmoid && sigmoid.weight() > 0
                ? whole.sub(Scaled.times(spread(alphas), sigmoid.weight()))
                : whole;
    }

    private NDArray withCost(NDArray loss, CostTerm term, List<PtNDArray> alphas) {
        double reference = term.form().reference();
        NDArray expected = expected(term, alphas);
        return switch (term.form()) {
            case CostTerm.Form.MultipliedLogarithm form ->
                Scaled.times(loss, form.factor())
                        .mul(Scaled.power(Scaled.times(expected.log(), 1 / Math.log(reference)), form.exponent()));
            case CostTerm.Form.AddedLine form ->
                loss.add(Scaled.times(expected.sub((float) reference), form.weight() / reference));
        };
    }

    private NDArray expected(CostTerm term, List<PtNDArray> alphas) {
        NDArray sum = alphas.getFirst().getManager().create((float) term.fixed());
        for (int k = 0; k < alphas.size(); k++) {
            float[] own = new float[costs.get(k).size()];
            for (int branch = 0; branch < own.length; branch++) {
                own[branch] = costs.get(k).get(branch).floatValue();
            }
            NDArray shares = relaxation.shares(alphas.get(k));
            sum = sum.add(shares.mul(shares.getManager().create(own)).sum());
        }
        return sum;
    }

    /** Mean of (σ(α) − ½)² over all branches. */
    private NDArray spread(List<PtNDArray> alphas) {
        NDArray sum = alphas.getFirst().getManager().create(0f);
        long count = 0;
        for (PtNDArray alpha : alphas) {
            sum = sum.add(relaxation.shares(alpha).sub(0.5f).square().sum());
            count += alpha.size();
        }
        return Scaled.times(sum, 1.0 / count);
    }
}
