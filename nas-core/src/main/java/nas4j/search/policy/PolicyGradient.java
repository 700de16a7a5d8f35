package nas4j.search.policy;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.space.Costs;
import nas4j.space.Genotype;
import nas4j.space.Variation;

/**
 * REINFORCE with a baseline and a bonus for entropy: draws genotypes from a {@link Policy}, and after each answer makes those
 * of more than usual reward more likely. Williams 1992, "Simple statistical gradient-following algorithms for connectionist
 * reinforcement learning", section 3; as a search for architectures Tan et al. 2019, "MnasNet: platform-aware neural
 * architecture search for mobile", whose rewards are the {@code scalar} of an experiment.
 *
 * <p>Where they say nothing, or something else:
 *
 * <ul>
 *   <li>The reward is minus the loss, and the advantage is measured in {@link Baseline} deviations, so that one learning rate
 *       serves all scales.
 *   <li>Decisions have logits of their own instead of a recurrent controller: some hundred trials teach no network.
 *   <li>No genotype is proposed twice. After each ten draws that are not new, or break a constraint, the next are one
 *       mutation further from what was drawn; after a hundred, a fresh random one is proposed.
 *   <li>What failed or is infeasible teaches as the worst loss so far does.
 *   <li>Answers teach the policy of the moment they come, whatever drew the genotype.
 * </ul>
 */
public final class PolicyGradient implements BlackBoxSearcher {
    private static final int MOST_DRAWS = 100;
    private static final int DRAWS_PER_DISTANCE = 10;

    private final SearchProblem problem;
    private final RandomGenerator random;
    private final Proposed proposed;
    private final Policy policy;
    private final Baseline baseline;
    private final double rate;
    private final double entropy;
    private double worst = Double.NaN;

    /**
     * At its beginning.
     *
     * @param rate learning rate (α), above 0
     * @param decay of the baseline, from 0 to below 1
     * @param entropy weight of the entropy (β), from 0
     */
    public PolicyGradient(SearchProblem problem, double rate, double decay, double entropy) {
        problem.requireOneObjective(PolicyGradientProvider.NAME);
        this.problem = problem;
        random = problem.random();
        proposed = new Proposed(problem.space(), random);
        policy = new Policy(problem.space());
        baseline = new Baseline(decay);
        this.rate = rate;
        this.entropy = entropy;
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.upTo(count, this::findNext);
    }

    private Optional<Genotype> findNext() {
        for (int draws = 0; draws < MOST_DRAWS; draws++) {
            Genotype drawn = policy.draw(random);
            for (int distance = 0; distance < draws / DRAWS_PER_DISTANCE; distance++) {
                drawn = Variation.mutate(drawn, random);
            }
            boolean fits = problem.space().violations(drawn, Costs.UNKNOWN).isEmpty();
            if (fits && proposed.add(drawn)) {
                return Optional.of(drawn);
            }
        }
        return proposed.findFresh();
    }

    @Override
    public void observe(Observation observation) {
        problem.requireLosses(observation);
        double loss = observation.isComplete() ? observation.loss() : worst;
        if (!Double.isNaN(loss)) {
            worst = Double.isNaN(worst) ? loss : Math.max(worst, loss);
            policy.step(observation.suggestion().genotype(), rate, baseline.advantage(loss), entropy);
        }
    }
}
