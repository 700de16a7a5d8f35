package nas4j.search.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.space.Variation;

/**
 * Hill climbing with restarts: goes to the best of k random genotypes, evaluates its neighbours in random order, moves to
 * the first that is better (in the other variant to the best of all of them), and where none is, begins again from k others.
 * White, Nolen and Savani 2021, "Exploring the loss landscape in neural architecture search".
 *
 * <p>Theirs is {@code restarts} 100 with k = 10. With less, a share of the descents that follow a minimum begin at the best
 * genotype known that has neighbours left, so that what was learnt before a minimum is not lost there.
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
    private final int restarts;
    private final boolean wholeNeighbourhood;
    /** The best first, of equals the earlier; without those whose neighbours were found to be proposed, all of them. */
    private final PriorityQueue<Known> known = new PriorityQueue<>(Comparator.comparingDouble(Known::loss));

    private final List<Descent> descents = new ArrayList<>();
    private final Map<Genotype, Descent> inFlight = new HashMap<>();

    /**
     * At its beginning.
     *
     * @param starts k, at least 1
     * @param restarts of 100 minima, how many a random beginning follows
     * @param wholeNeighbourhood whether to look at all neighbours before it moves to the best
     */
    public LocalSearch(SearchProblem problem, int starts, int restarts, boolean wholeNeighbourhood) {
        problem.requireOneObjective(LocalSearchProvider.NAME);
        random = problem.random();
        proposed = new Proposed(problem.space(), random);
        this.starts = starts;
        this.restarts = restarts;
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
        Descent begun = begin();
        Optional<Genotype> first = findNext(begun);
        first.ifPresent(_ -> descents.add(begun));
        return first;
    }

    private Descent begin() {
        Optional<Known> best =
                known.isEmpty() || random.nextInt(100) < restarts ? Optional.empty() : findBestWithNeighbours();
        return best.map(start -> Descent.from(start, wholeNeighbourhood, proposed, random))
                .orElseGet(() -> Descent.fromRandom(starts, wholeNeighbourhood, proposed, random));
    }

    private Optional<Known> findBestWithNeighbours() {
        while (!known.isEmpty()
                && Variation.neighbours(known.element().genotype()).stream().allMatch(proposed::contains)) {
            known.remove();
        }
        return Optional.ofNullable(known.peek());
    }

    private Optional<Genotype> findNext(Descent descent) {
        Optional<Genotype> next = descent.findNext();
        next.ifPresent(genotype -> inFlight.put(genotype, descent));
        return next;
    }

    @Override
    public void withdraw(Suggestion suggestion) {
        Descent descent = inFlight.remove(suggestion.genotype());
        if (descent != null) {
            descent.answer(suggestion.genotype(), Double.POSITIVE_INFINITY);
        }
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
        if (observation.isComplete()) {
            known.add(new Known(genotype, loss));
        }
    }
}
