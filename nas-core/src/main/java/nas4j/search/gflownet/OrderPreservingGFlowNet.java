package nas4j.search.gflownet;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;

/**
 * Learns to make genotypes, the better ones the more often. Chen and Mauch 2024, "Order-preserving GFlowNets", in the form of
 * trajectory balance (OP-TB): a genotype x is made with probability R^(x)/Z, where R^ need only have the order of what was
 * observed. So log R^(x) = log Z + Σ log P_F along the trajectory of x, and all that is learned is that order, from the loss
 * L_OP of {@link Contest}. The better it is known the farther apart the logarithms get: the policy explores, then exploits,
 * and nothing sets how much.
 *
 * <p>Some random genotypes, then rounds: steps of learning from batches of all that was told, and genotypes drawn from the
 * policy. The order of decisions is that of the space, which leaves one way back from each state: P_B = 1.
 *
 * <p>Where the paper says otherwise or nothing:
 *
 * <ul>
 *   <li>A policy that has learnt for long repeats itself, so one with new weights takes over every {@value #ROUNDS} rounds, as
 *       in the authors' code, and learns longer in its first round. Rounds are of five genotypes where nothing else is set,
 *       as what is proposed is then the work of younger policies; of ten there.
 *   <li>All pairs of a batch are compared, as the trajectories are computed anyway.
 *   <li>No genotype is proposed twice, see {@link PolicySampler}. Where the policy gives nothing new, random ones are
 *       proposed.
 *   <li>What failed or is infeasible is worse than the rest; of that, less violation is better.
 *   <li>With suggestions in flight, a round learns from what was told when its first genotype is asked for.
 * </ul>
 */
public final class OrderPreservingGFlowNet implements BlackBoxSearcher {
    /** Of one policy. */
    private static final int ROUNDS = 10;
    /** Steps in the first round of a policy, in those of the other rounds. */
    private static final int FIRST = 10;

    private final SearchProblem problem;
    private final RandomGenerator random;
    private final Proposed proposed;
    private final Function<RandomGenerator, Policy> policies;
    private final PolicySampler sampler;
    private final Replay replay;
    private final int samples;
    private final int steps;
    private final Queue<Genotype> drawn = new ArrayDeque<>();
    private int startsLeft;
    private int learntFrom;
    private int rounds;
    private Policy policy;

    /**
     * At its beginning.
     *
     * @param policies makes one that has learnt nothing, its weights drawn from the generator
     * @param starts random genotypes, at least 1
     * @param samples genotypes of a round, at least 1
     * @param steps batches to learn from in a round, at least 1; {@value #FIRST} times as many in the first of a policy
     */
    public OrderPreservingGFlowNet(
            SearchProblem problem, Function<RandomGenerator, Policy> policies, int starts, int samples, int steps) {
        this.problem = problem;
        random = problem.random();
        proposed = new Proposed(problem.space(), random);
        this.policies = policies;
        policy = policies.apply(random);
        sampler = new PolicySampler(problem.space(), proposed, random);
        replay = new Replay(problem.objectives(), random);
        this.samples = samples;
        this.steps = steps;
        startsLeft = starts;
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.upTo(count, this::findNext);
    }

    private Optional<Genotype> findNext() {
        if (drawn.isEmpty() && startsLeft == 0 && replay.size() > 1) {
            learn();
            drawn.addAll(sampler.drawFresh(samples, policy));
        }
        startsLeft = Math.max(0, startsLeft - 1);
        return Optional.ofNullable(drawn.poll()).or(proposed::findFresh);
    }

    private void learn() {
        if (replay.size() == learntFrom) {
            return;
        }
        learntFrom = replay.size();
        boolean isFirst = rounds % ROUNDS == 0;
        if (isFirst && rounds > 0) {
            policy = policies.apply(random);
        }
        policy.learn(isFirst ? FIRST * steps : steps, replay::draw);
        rounds++;
    }

    @Override
    public void observe(Observation observation) {
        problem.requireLosses(observation);
        replay.add(observation);
    }
}
