package nas4j.search.linas;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.evaluate.pareto.ParetoFront;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.search.quantize.Founders;
import nas4j.space.Genotype;

/**
 * P random genotypes; then in rounds: a predictor of each loss learns from all rows, NSGA-II runs on predictions, and the
 * best P of its last population that were not proposed are evaluated. Cummings et al. 2022, "A hardware-aware framework for
 * accelerating neural architecture search across modalities", algorithm 1. Everything that it hands on was really
 * evaluated.
 *
 * <p>Where they say nothing, or their code falls short:
 *
 * <ul>
 *   <li>Losses that are known without an evaluation, as what they measure is counted, are not predicted: NSGA-II sees them
 *       as they are. What is known to break a constraint is worse than all else.
 *   <li>It sees all others κ deviations better than predicted, so what little is known of is looked at.
 *   <li>Of the last population a round takes those that are spread most evenly in predicted losses, rank by rank.
 *   <li>NSGA-II begins with the front of the results, and random genotypes.
 *   <li>What will probably have no losses is worse than all that will.
 *   <li>A round begins when the one before has been suggested, and learns from what was told by then.
 * </ul>
 */
final class Linas implements BlackBoxSearcher {
    private final SearchProblem problem;
    private final RandomGenerator random;
    private final Proposed proposed;
    private final Founders founders;
    private final Expected expected;
    private final int population;
    private final ParetoFront<Genotype> front;
    private final Deque<Genotype> next = new ArrayDeque<>();
    private int randomLeft;

    /**
     * At its beginning.
     *
     * @param population P, at least 1; a sixth of all trials if that is fewer
     * @param expected knows nothing yet
     */
    Linas(SearchProblem problem, int population, Expected expected) {
        this.problem = problem;
        this.expected = expected;
        this.population = Math.clamp(problem.trials() / 6, 1, population);
        random = problem.random();
        proposed = new Proposed(problem.space(), random);
        founders = new Founders(problem.space(), random);
        front = new ParetoFront<>(problem.objectives());
        randomLeft = this.population;
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.upTo(count, this::findNext);
    }

    @Override
    public void observe(Observation observation) {
        problem.requireLosses(observation);
        expected.tell(observation);
        if (observation.isComplete()) {
            front.add(observation.losses(), observation.suggestion().genotype());
        }
    }

    private Optional<Genotype> findNext() {
        if (randomLeft > 0 || !expected.isKnown()) {
            randomLeft--;
            return founders.findFresh(proposed);
        }
        if (next.isEmpty()) {
            beginRound();
        }
        Genotype genotype = next.poll();
        return genotype == null ? proposed.findFresh() : Optional.of(genotype);
    }

    private void beginRound() {
        expected.learn();
        List<Genotype> known =
                front.entries().stream().map(ParetoFront.Entry::item).toList();
        Ordered last = new InnerEvolution(founders, random, expected::losses).evolve(known);
        for (Genotype genotype : Spread.most(last, proposed::contains, population)) {
            proposed.add(genotype);
            next.add(genotype);
        }
    }
}
