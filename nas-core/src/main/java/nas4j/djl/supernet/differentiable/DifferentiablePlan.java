package nas4j.djl.supernet.differentiable;

import nas4j.djl.train.Optimization;
import nas4j.djl.train.Optimizer;
import nas4j.search.differentiable.Adam;
import nas4j.search.differentiable.CostTerm;
import nas4j.search.differentiable.EigenvalueStop;
import nas4j.search.differentiable.Method;
import nas4j.search.differentiable.Order;
import nas4j.search.differentiable.SkipDecay;
import org.jspecify.annotations.Nullable;

/**
 * How a network is searched by gradients.
 *
 * @param weights how the supernet's own weights are learned
 * @param architecture how α is learned
 * @param warmUp share of the steps in which α stays as it is, 0 to below 1
 * @param every steps from one step of α to the next, from 1
 * @param skipDecay of methods that run all branches
 * @param stop null to go on to the end; of methods that run all branches
 * @param cost null for none
 */
public record DifferentiablePlan(
        Method method,
        Optimization weights,
        Adam architecture,
        double warmUp,
        int every,
        SkipDecay skipDecay,
        @Nullable EigenvalueStop stop,
        @Nullable CostTerm cost) {
    public DifferentiablePlan {
        if (!(warmUp >= 0 && warmUp < 1)) {
            throw new IllegalArgumentException("warm-up [" + warmUp + "] is not 0 to below 1");
        }
        if (every < 1) {
            throw new IllegalArgumentException("a step of α every [" + every + "] steps, accepted: from 1");
        }
        boolean isSampled = method instanceof Method.Gumbel || method instanceof Method.Gates;
        if (isSampled && (stop != null || !skipDecay.equals(SkipDecay.NONE))) {
            throw new IllegalArgumentException("[" + method + "] runs one branch, a stop by eigenvalues and a decay of "
                    + "skips are for methods that run all\nMaybe these guards should be left out.");
        }
        if (method.order() != Order.FIRST && !(weights.optimizer() instanceof Optimizer.Sgd)) {
            throw new IllegalArgumentException(
                    "order [" + method.order() + "] looks ahead by a step of SGD, found [" + weights.optimizer() + "]");
        }
    }

    /** Without warm-up and guards; α is learned at each step. */
    public static DifferentiablePlan of(Method method, Optimization weights) {
        return new DifferentiablePlan(method, weights, Adam.darts(), 0, 1, SkipDecay.NONE, null, null);
    }

    /**
     * PC-DARTS: a quarter of the channels is mixed, edges have weights, and α and β stay for the first 15 of 50 epochs; their
     * learning rate is 6e-4. Xu et al. 2020, section 4.2.
     */
    public static DifferentiablePlan partial(Optimization weights) {
        return of(Method.Partial.standard(), weights)
                .with(new Adam(6e-4, 0.5, 0.999, 1e-3))
                .withWarmUp(0.3, 1);
    }

    public DifferentiablePlan with(Adam other) {
        return new DifferentiablePlan(method, weights, other, warmUp, every, skipDecay, stop, cost);
    }

    /** With a share of the steps without α's, and a step of α every so many of the others. */
    public DifferentiablePlan withWarmUp(double share, int steps) {
        return new DifferentiablePlan(method, weights, architecture, share, steps, skipDecay, stop, cost);
    }

    public DifferentiablePlan with(SkipDecay other) {
        return new DifferentiablePlan(method, weights, architecture, warmUp, every, other, stop, cost);
    }

    public DifferentiablePlan with(EigenvalueStop other) {
        return new DifferentiablePlan(method, weights, architecture, warmUp, every, skipDecay, other, cost);
    }

    public DifferentiablePlan with(CostTerm other) {
        return new DifferentiablePlan(method, weights, architecture, warmUp, every, skipDecay, stop, other);
    }

    /** Whether α is learned in a step. */
    boolean learnsArchitecture(long step, long steps) {
        return step >= warmUp * steps && step % every == 0;
    }
}
