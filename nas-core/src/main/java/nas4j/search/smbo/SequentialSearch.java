package nas4j.search.smbo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.search.surrogate.Feasibility;
import nas4j.space.Genotype;

/**
 * Random genotypes first; then again and again what promises most, by a guide that has learnt from all that was told.
 *
 * <ul>
 *   <li>Suggestions in flight count as told, with the losses that were believed of them when they were made (Ginsbourger, Le
 *       Riche and Carraro 2010, "Kriging is well-suited to parallelize optimization": the kriging believer), so that the next
 *       ones lie elsewhere.
 *   <li>Once something was told without losses, a promise counts by the probability that there will be losses (Gardner et
 *       al. 2014, "Bayesian optimization with inequality constraints", equation 5).
 *   <li>Of one ranking of candidates, the first is suggested; with more than {@value #ROWS_PER_SUGGESTION} rows, one more for
 *       each so many, as a ranking takes the longer the more is known.
 * </ul>
 */
final class SequentialSearch implements BlackBoxSearcher {
    private static final int ROWS_PER_SUGGESTION = 200;

    private final SearchProblem problem;
    private final Proposed proposed;
    private final Candidates candidates;
    private final Guide guide;
    private final Feasibility feasibility;
    private final Known known;
    private final Deque<Genotype> next = new ArrayDeque<>();
    private long designLeft;

    /**
     * At its beginning.
     *
     * @param design how many random genotypes come first, or a quarter of all trials if that is fewer
     * @param random the source of all randomness, shared with the guide
     */
    SequentialSearch(SearchProblem problem, int design, RandomGenerator random, Guide guide, Feasibility feasibility) {
        this.problem = problem;
        this.guide = guide;
        this.feasibility = feasibility;
        known = new Known(problem.objectives());
        proposed = new Proposed(problem.space(), random);
        candidates = new Candidates(problem.space(), proposed, random);
        designLeft = Math.clamp(problem.trials() / 4, 1, design);
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.upTo(count, this::findNext);
    }

    @Override
    public void observe(Observation observation) {
        problem.requireLosses(observation);
        known.tell(observation);
        feasibility.tell(observation.suggestion().genotype(), observation.isComplete());
    }

    @Override
    public void withdraw(Suggestion suggestion) {
        known.forget(suggestion.genotype());
    }

    private Optional<Genotype> findNext() {
        if (designLeft > 0 || known.genotypes().size() < 2) {
            designLeft--;
            Optional<Genotype> drawn = proposed.findFresh();
            drawn.ifPresent(known::expectMean);
            return drawn;
        }
        if (next.isEmpty()) {
            rank();
        }
        Genotype genotype = next.poll();
        if (genotype == null) {
            return proposed.findFresh();
        }
        proposed.add(genotype);
        known.expect(genotype, guide.believed(genotype));
        return Optional.of(genotype);
    }

    private void rank() {
        guide.learn(known);
        feasibility.learn();
        List<Genotype> found = candidates.find(guide.parents(), this::promises);
        int most = 1 + known.genotypes().size() / ROWS_PER_SUGGESTION;
        next.addAll(found.subList(0, Math.min(most, found.size())));
    }

    private double[] promises(List<Genotype> genotypes) {
        double[] promises = guide.promises(genotypes);
        double[] probabilities = feasibility.probabilities(genotypes);
        for (int k = 0; k < promises.length; k++) {
            promises[k] = guide.weighted(promises[k], probabilities[k]);
        }
        return promises;
    }
}
