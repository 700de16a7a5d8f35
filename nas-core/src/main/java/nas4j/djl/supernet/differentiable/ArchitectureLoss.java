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
    private final @Nullable ExpectedCost cost;

    /** @throws IllegalArgumentException if the costs do not fit the supernet */
    ArchitectureLoss(Method method, Relaxation relaxation, @Nullable CostTerm cost, List<Mixture> mixtures) {
        this.method = method;
        this.relaxation = relaxation;
        this.cost = cost == null ? null : ExpectedCost.of(cost, mixtures);
    }

    /** The whole loss. */
    NDArray of(NDArray loss, List<PtNDArray> alphas) {
        NDArray whole = cost == null
                ? loss
                : cost.with(loss, alphas.stream().map(relaxation::shares).toList());
        return method instanceof Method.Sigmoid sigmoid && sigmoid.weight() > 0
                ? whole.sub(Scaled.times(spread(alphas), sigmoid.weight()))
                : whole;
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
