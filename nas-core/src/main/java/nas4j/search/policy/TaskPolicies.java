package nas4j.search.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.space.Costs;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * A distribution over genotypes for each of several tasks, all of which learn from each genotype that is tried: what was drawn
 * for the tasks together counts for each by how much likelier it is for that one, so that many tasks cost as many trials as
 * one. Wu et al. 2021, "FBNetV5: neural architecture search for multiple tasks in one run", section 3.3.
 *
 * <p>Genotypes are drawn from the even mixture q of the policies P, and the step of task t is that of REINFORCE times
 * P_t(a) / q(a), which is at most the number of tasks. Baselines are weighted alike: they are what is usual for their task.
 * Where a space has constraints, draws that break them are drawn again, which the ratio does not count. Mutable; for one
 * thread.
 */
public final class TaskPolicies {
    private static final int MOST_DRAWS = 1_000;
    /** Of a ratio: beyond, one genotype would decide. */
    private static final double LARGEST_RATIO = 5;

    private final SearchSpace space;
    private final Learning learning;
    private final List<Policy> policies;
    private final List<Baseline> baselines;

    /**
     * How policies learn.
     *
     * @param rate step of the logits for an advantage of 1, above 0
     * @param decay what is kept of the average loss, which is the baseline, from 0 to below 1
     * @param entropy weight of the entropy, which keeps policies open, from 0
     */
    public record Learning(double rate, double decay, double entropy) {
        public Learning {
            if (!(rate > 0 && decay >= 0 && decay < 1 && entropy >= 0)) {
                throw new IllegalArgumentException("found rate [" + rate + "], decay [" + decay + "], entropy ["
                        + entropy + "], accepted: above 0, from 0 to below 1, from 0");
            }
        }
    }

    /**
     * Uniform policies.
     *
     * @param tasks from 1
     */
    public TaskPolicies(SearchSpace space, int tasks, Learning learning) {
        if (tasks < 1) {
            throw new IllegalArgumentException("found [" + tasks + "] tasks, accepted: from 1");
        }
        this.space = space;
        this.learning = learning;
        policies = Stream.generate(() -> new Policy(space)).limit(tasks).toList();
        baselines = Stream.generate(() -> new Baseline(learning.decay()))
                .limit(tasks)
                .toList();
    }

    /** How many tasks there are. */
    public int tasks() {
        return policies.size();
    }

    /**
     * Draws from the mixture of all policies.
     *
     * @throws nas4j.space.InfeasibleSpaceException if the space has no network
     */
    public Genotype draw(RandomGenerator random) {
        for (int draws = 0; draws < MOST_DRAWS; draws++) {
            Genotype drawn = policies.get(random.nextInt(policies.size())).draw(random);
            if (space.violations(drawn, Costs.UNKNOWN).isEmpty()) {
                return drawn;
            }
        }
        return space.sample(random);
    }

    /**
     * How much likelier a genotype is for a task than for all together: P_t(a) / q(a).
     *
     * @return 0 to the number of tasks, at most {@value #LARGEST_RATIO}; exactly 1 if all policies are the same
     */
    double ratio(int task, Genotype genotype) {
        double[] logarithms = policies.stream()
                .mapToDouble(policy -> policy.logarithm(genotype))
                .toArray();
        double own = logarithms[task];
        double largest = own;
        for (double logarithm : logarithms) {
            largest = Math.max(largest, logarithm);
        }
        double sum = 0;
        for (double logarithm : logarithms) {
            sum += Math.exp(logarithm - largest);
        }
        return Math.min(LARGEST_RATIO, Math.exp(own - largest) / (sum / logarithms.length));
    }

    /**
     * Teaches all policies.
     *
     * @param losses one for each task, finite
     */
    public void learn(Genotype genotype, List<Double> losses) {
        if (losses.size() != policies.size()) {
            throw new IllegalArgumentException(
                    "found [" + losses.size() + "] losses, accepted: " + policies.size() + ", one for each task");
        }
        List<Double> ratios = new ArrayList<>();
        for (int task = 0; task < policies.size(); task++) {
            ratios.add(ratio(task, genotype));
        }
        for (int task = 0; task < policies.size(); task++) {
            double ratio = ratios.get(task);
            step(task, genotype, ratio, baselines.get(task).advantage(losses.get(task), ratio));
        }
    }

    void step(int task, Genotype genotype, double ratio, double advantage) {
        policies.get(task).step(genotype, learning.rate() * ratio, advantage, learning.entropy());
    }

    /**
     * What a task came to: the likeliest option of each decision. If that is not allowed, the likeliest of the allowed
     * genotypes among {@value #MOST_DRAWS} draws of the task's policy.
     *
     * @throws IllegalStateException if none was allowed
     */
    public Genotype best(int task, Predicate<Genotype> isAllowed, RandomGenerator random) {
        Policy policy = policies.get(task);
        return Stream.concat(
                        Stream.of(policy.mode()),
                        Stream.generate(() -> policy.draw(random)).limit(MOST_DRAWS))
                .filter(drawn -> space.violations(drawn, Costs.UNKNOWN).isEmpty() && isAllowed.test(drawn))
                .reduce((one, other) -> policy.logarithm(other) > policy.logarithm(one) ? other : one)
                .orElseThrow(() -> new IllegalStateException(
                        "none of " + (MOST_DRAWS + 1) + " networks that suit task [" + task + "] is allowed"));
    }

    /** Probabilities of a decision's options for a task. */
    public List<Double> probabilities(int task, int decision) {
        List<Double> probabilities = new ArrayList<>();
        for (double probability : policies.get(task).probabilities(decision)) {
            probabilities.add(probability);
        }
        return List.copyOf(probabilities);
    }

    /** All that was learnt, for {@link #restore}: for each task its logits, then its baseline. */
    public List<Double> state() {
        List<Double> state = new ArrayList<>();
        for (int task = 0; task < policies.size(); task++) {
            for (int decision = 0; decision < space.decisions().size(); decision++) {
                add(policies.get(task).logits(decision), state);
            }
            add(baselines.get(task).state(), state);
        }
        return state;
    }

    private static void add(double[] numbers, List<Double> state) {
        for (double number : numbers) {
            state.add(number);
        }
    }

    /**
     * Goes on from what {@link #state} gave.
     *
     * @throws IllegalArgumentException if it is of another space or another number of tasks
     */
    public void restore(List<Double> state) {
        if (state.size() != state().size()) {
            throw new IllegalArgumentException("found the state of other policies, of [" + state.size()
                    + "] numbers, accepted: " + state().size());
        }
        int read = 0;
        for (int task = 0; task < policies.size(); task++) {
            for (int decision = 0; decision < space.decisions().size(); decision++) {
                read += fill(policies.get(task).logits(decision), state, read);
            }
            double[] baseline = new double[baselines.get(task).state().length];
            read += fill(baseline, state, read);
            baselines.get(task).restore(baseline);
        }
    }

    private static int fill(double[] numbers, List<Double> state, int from) {
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = state.get(from + k);
        }
        return numbers.length;
    }
}
