package nas4j.search.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.search.differentiable.Mixture;
import nas4j.search.differentiable.SearchEpoch;
import nas4j.search.differentiable.SearchTrace;
import nas4j.search.oneshot.LearningPaths;
import nas4j.search.oneshot.Streams;
import nas4j.search.policy.TaskPolicies;
import nas4j.search.policy.TaskPolicies.Learning;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.weights.Weights;

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

    /** Of the learning rate: beyond, few steps would decide all. */
    private static final double LARGEST_RATE = 1;

    private static final double DECAY = 0.95;

    private static final String POLICIES = "policies";

    private final SearchSpace space;
    private final List<String> tasks;
    private final TaskPolicies policies;
    private final Prices prices;
    private final Span span;
    private final long seed;
    private SearchTrace trace = new SearchTrace();

    /**
     * What networks cost, in the unit of losses.
     *
     * @param cost of a network, finite; it is added to the loss of each task
     */
    public record Prices(ToDoubleFunction<Genotype> cost) {
        /** Networks cost nothing. */
        public static final Prices NONE = new Prices(_ -> 0);
    }

    /**
     * How long a search takes.
     *
     * @param steps of the whole training, more than {@code warmUp}
     * @param warmUp steps in which nothing is learnt about networks, from 0
     * @param perEpoch steps after which the policies are written down, from 1
     */
    public record Span(long steps, long warmUp, long perEpoch) {
        public Span {
            if (warmUp < 0 || warmUp >= steps || perEpoch < 1) {
                throw new IllegalArgumentException("found [" + warmUp + "] steps before the first that learns and ["
                        + perEpoch + "] steps an epoch, accepted: 0 to " + (steps - 1) + ", and from 1");
            }
        }
    }

    /**
     * A sampler at its beginning.
     *
     * @param tasks names of the tasks, at least one, in the order of the losses
     */
    public TaskPaths(SearchSpace space, List<String> tasks, Prices prices, Span span, long seed) {
        this.space = space;
        this.tasks = List.copyOf(tasks);
        this.prices = prices;
        this.span = span;
        this.seed = seed;
        double rate = Math.min(LARGEST_RATE, WAY / (span.steps() - span.warmUp()));
        policies = new TaskPolicies(space, tasks.size(), new Learning(rate, DECAY, ENTROPY));
    }

    @Override
    public List<Genotype> paths(long step) {
        RandomGenerator random = Streams.of(seed, step);
        return List.of(
                step < span.warmUp() ? space.sample(random, SearchSpace.Sampling.DECISIONS) : policies.draw(random));
    }

    @Override
    public void learn(long step, Genotype network, List<Double> losses) {
        if (step >= span.warmUp()) {
            double cost = prices.cost().applyAsDouble(network);
            policies.learn(network, losses.stream().map(loss -> loss + cost).toList());
            policies.restore(single().stream().map(Float::doubleValue).toList());
        }
        trace.add(losses.stream().mapToDouble(loss -> loss).sum(), Double.NaN);
        if ((step + 1) % span.perEpoch() == 0) {
            trace.end(Double.NaN, strengths());
        }
    }

    /** What was learnt, in the precision of checkpoints. */
    private List<Float> single() {
        return policies.state().stream().map(Double::floatValue).toList();
    }

    /** For each task each decision: the probabilities of its options. */
    private List<double[]> strengths() {
        List<double[]> strengths = new ArrayList<>();
        for (int task = 0; task < tasks.size(); task++) {
            for (int decision = 0; decision < space.decisions().size(); decision++) {
                strengths.add(policies.probabilities(task, decision).stream()
                        .mapToDouble(probability -> probability)
                        .toArray());
            }
        }
        return strengths;
    }

    /** What the epochs' probabilities are of: for each task each decision, {@code TASK: DECISION}. */
    public List<Mixture> mixtures() {
        return tasks.stream()
                .flatMap(task -> space.decisions().stream()
                        .map(decision -> new Mixture(
                                task + ": " + decision.path(),
                                IntStream.range(0, decision.options())
                                        .mapToObj(decision::label)
                                        .toList(),
                                List.of(),
                                List.of(),
                                List.of())))
                .toList();
    }

    /** The epochs that are done. */
    public List<SearchEpoch> epochs() {
        return trace.epochs();
    }

    /**
     * A network for each task, in their order: what its distribution came to.
     *
     * @throws IllegalStateException if none was allowed
     */
    public List<Genotype> best(Predicate<Genotype> isAllowed) {
        List<Genotype> best = new ArrayList<>();
        for (int task = 0; task < tasks.size(); task++) {
            best.add(policies.best(task, isAllowed, Streams.of(seed, -1, task)));
        }
        return best;
    }

    @Override
    public Map<String, Weights.Tensor> state() {
        Map<String, Weights.Tensor> state = new LinkedHashMap<>(trace.state());
        state.put(POLICIES, Weights.Tensor.of(single()));
        return state;
    }

    @Override
    public void restore(Weights state) {
        Weights.Tensor learnt = state.tensors().get(POLICIES);
        if (learnt == null) {
            throw new IllegalArgumentException("found no [" + POLICIES + "] among "
                    + state.tensors().keySet() + "\nMaybe it is the checkpoint of another kind of search.");
        }
        policies.restore(learnt.numbers().stream().map(Float::doubleValue).toList());
        trace = SearchTrace.of(mixtures(), state);
    }
}
