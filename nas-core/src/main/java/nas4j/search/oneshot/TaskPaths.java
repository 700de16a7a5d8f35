package nas4j.search.oneshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import nas4j.search.policy.TaskPolicies;
import nas4j.search.policy.TaskPolicies.Learning;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * One network a step, drawn for one of several tasks by a distribution of the task's own; all distributions, and the weights
 * for all tasks, learn from each. So many tasks are searched in one training of one supernet. Wu et al. 2021, "FBNetV5: neural
 * architecture search for multiple tasks in one run", section 3. In the first steps nothing is learnt about networks, and
 * each option is equally likely: weights that have not learned yet favour the smallest. Mutable; for one thread.
 */
public final class TaskPaths implements LearningPaths {
    /** Learning rate of the policies times the steps in which they learn; chosen on TransNAS-Bench-101. */
    private static final double WAY = 120;
    /** Chosen there as well. */
    private static final double ENTROPY = 0.05;

    private static final double DECAY = 0.95;

    private final SearchSpace space;
    private final TaskPolicies policies;
    private final Prices prices;
    private final long warmUp;
    private final long seed;

    /**
     * What networks cost each task.
     *
     * @param cost of a network, in any unit
     * @param ofTask what one unit adds to the task's loss, from 0
     */
    public record Prices(ToDoubleFunction<Genotype> cost, List<Double> ofTask) {
        public Prices {
            ofTask = List.copyOf(ofTask);
        }

        /** Networks cost nothing. */
        public static Prices none(int tasks) {
            return new Prices(_ -> 0, Collections.nCopies(tasks, 0.0));
        }
    }

    /**
     * A sampler at its beginning.
     *
     * @param steps of the whole training, more than {@code warmUp}
     * @param warmUp steps in which nothing is learnt about networks, from 0
     * @param prices for each task one
     */
    public TaskPaths(SearchSpace space, Prices prices, long steps, long warmUp, long seed) {
        if (warmUp < 0 || warmUp >= steps) {
            throw new IllegalArgumentException(
                    "found [" + warmUp + "] steps before the first that learns, accepted: 0 to " + (steps - 1));
        }
        this.space = space;
        this.prices = prices;
        this.warmUp = warmUp;
        this.seed = seed;
        policies =
                new TaskPolicies(space, prices.ofTask().size(), new Learning(WAY / (steps - warmUp), DECAY, ENTROPY));
    }

    @Override
    public List<Genotype> paths(long step) {
        RandomGenerator random = Streams.of(seed, step);
        return List.of(step < warmUp ? space.sample(random, SearchSpace.Sampling.DECISIONS) : policies.draw(random));
    }

    @Override
    public void learn(long step, Genotype network, List<Double> losses) {
        if (step < warmUp) {
            return;
        }
        double cost = prices.cost().applyAsDouble(network);
        List<Double> priced = new ArrayList<>();
        for (int task = 0; task < losses.size(); task++) {
            priced.add(losses.get(task) + prices.ofTask().get(task) * cost);
        }
        policies.learn(network, priced);
        restore(state());
    }

    /** What was learnt of each task. */
    public TaskPolicies policies() {
        return policies;
    }

    @Override
    public List<Float> state() {
        return policies.state().stream().map(Double::floatValue).toList();
    }

    @Override
    public void restore(List<Float> state) {
        policies.restore(state.stream().map(Float::doubleValue).toList());
    }
}
