package nas4j.search.tpe;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;

/**
 * The tree-structured Parzen estimator: some random genotypes, then what a {@link ParzenModel} of all that was told finds
 * most promising. Bergstra et al. 2011, "Algorithms for hyper-parameter optimization".
 *
 * <p>Where the paper says nothing: no genotype is proposed twice; where the model finds only such that were proposed
 * before, or nothing has a loss yet, a fresh random one is proposed.
 */
public final class TreeParzenSearch implements BlackBoxSearcher {
    private final SearchProblem problem;
    private final RandomGenerator random;
    private final Proposed proposed;
    private final ParzenModel model;
    private int startsLeft;

    /** @param starts random genotypes at the beginning, at least 1 */
    public TreeParzenSearch(SearchProblem problem, int starts, Parzen parzen) {
        problem.requireOneObjective(TreeParzenProvider.NAME);
        this.problem = problem;
        random = problem.random();
        proposed = new Proposed(problem.space(), random);
        model = new ParzenModel(problem.space(), parzen);
        startsLeft = starts;
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.upTo(count, this::findNext);
    }

    private Optional<Genotype> findNext() {
        boolean isStart = startsLeft > 0 || model.size() == 0;
        startsLeft -= startsLeft > 0 ? 1 : 0;
        Optional<Genotype> next = isStart
                ? proposed.findFresh()
                : model.findNext(proposed, random).or(proposed::findFresh);
        next.ifPresent(model::await);
        return next;
    }

    @Override
    public void withdraw(Suggestion suggestion) {
        model.forget(suggestion.genotype());
    }

    @Override
    public void observe(Observation observation) {
        problem.requireLosses(observation);
        double loss = observation.isComplete() ? observation.loss() : Double.POSITIVE_INFINITY;
        model.add(observation.suggestion().genotype(), loss);
    }
}
