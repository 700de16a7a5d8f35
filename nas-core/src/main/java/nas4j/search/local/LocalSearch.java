package nas4j.search.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;

/**
 * Hill climbing with restarts: goes to the best of k random genotypes, evaluates its neighbours in random order, moves to
 * the first that is better (in the other variant to the best of all of them), and begins again where none is. White, Nolen
 * and Savani 2021, "Exploring the loss landscape in neural architecture search", with the defaults of their code.
 *
 * <p>Where they say nothing:
 *
 * <ul>
 *   <li>No genotype is proposed twice; a neighbour that was proposed before counts as looked at.
 *   <li>What failed or is infeasible is no better than anything. If all k are so, other k are drawn.
 *   <li>With suggestions in flight, further neighbours are proposed meanwhile; a better answer moves the search whenever it
 *       comes. Where nothing can be proposed before an answer is there, the next descent begins beside those that wait:
 *       with one suggestion at a time there is one descent, and never more than suggestions in flight and one.
 * </ul>
 */
public final class LocalSearch implements BlackBoxSearcher {
    private final RandomGenerator random;
    private final Proposed proposed;
    private final int starts;
    private final boolean wholeNeighbourhood;
    private final List<Descent> descents = new ArrayList<>();
    private final Map<Genotype, Descent> inFlight = new HashMap<>();

    /**
     * At its beginning.
     *
     * @param starts k, at least 1
     * @param wholeNeighbourhood whether to look at all neighbours before it moves to the best
     */
    public LocalSearch(SearchProblem problem, int starts, boolean wholeNeighbourhood) {
        problem.requireOneObjective(LocalSearchProvider.NAME);
        random = problem.random();
        proposed = new Proposed(problem.space(), random);
        this.starts = starts;
        this.wholeNeighbourhood = wholeNeighbourhood;
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.upTo(count, this::findNext);
    }

    private Optional<Genotype> findNext() {
        for (Descent descent : descents) {
            Optional<Genotype> next = findNext(descent);
            if (next.isPresent()) {
                return next;
            }
        }
        descents.removeIf(Descent::isOver);
        Descent begun = new Descent(starts, wholeNeighbourhood, proposed, random);
        Optional<Genotype> first = findNext(begun);
        first.ifPresent(_ -> descents.add(begun));
        return first;
    }

    private Optional<Genotype> findNext(Descent descent) {
        Optional<Genotype> next = descent.findNext();
        next.ifPresent(genotype -> inFlight.put(genotype, descent));
        return next;
    }

    @Override
    public void observe(Observation observation) {
        double loss = observation.isComplete() ? observation.loss() : Double.POSITIVE_INFINITY;
        Genotype genotype = observation.suggestion().genotype();
        Descent descent = inFlight.remove(genotype);
        if (descent == null) {
            throw new IllegalArgumentException("[" + genotype + "] is not in flight"
                    + "\nMaybe it was told of before, or suggested by another searcher.");
        }
        descent.answer(genotype, loss);
    }
}
