package nas4j.search.random;

import java.util.List;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;

/**
 * Draws genotypes uniformly, none twice, and learns nothing. In a space that can be counted it ends when every genotype was
 * proposed; see {@link Proposed#findFresh} for the others. Li and Talwalkar 2019, "Random search and reproducibility for
 * neural architecture search".
 */
public final class RandomSearch implements BlackBoxSearcher {
    private final SearchProblem problem;
    private final Proposed proposed;

    public RandomSearch(SearchProblem problem) {
        this.problem = problem;
        proposed = new Proposed(problem.space(), problem.random());
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.upTo(count, proposed::findFresh);
    }

    @Override
    public void observe(Observation observation) {
        problem.requireLosses(observation);
    }
}
