package nas4j.search.fidelity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;

/**
 * One {@link Bracket} after the other: of successive halving, of Hyperband, or of BOHB, which differ in the sizes of the
 * brackets and in where new genotypes come from.
 *
 * <p>A rung waits for all its answers. Where a suggestion is asked for meanwhile, the next bracket begins beside those that
 * wait; with one suggestion at a time there is one bracket.
 */
final class HalvingSearch implements BlackBoxSearcher {
    private final SearchProblem problem;
    private final Ladder ladder;
    private final GenotypeSource source;
    private final List<BracketSize> sizes;
    private final List<Bracket> brackets = new ArrayList<>();
    private final Map<Suggestion, Bracket> inFlight = new HashMap<>();
    private int begun;
    private boolean ended;

    /** @param sizes of the brackets; after the last one, the first again */
    HalvingSearch(String name, SearchProblem problem, Ladder ladder, GenotypeSource source, List<BracketSize> sizes) {
        problem.requireOneObjective(name);
        this.problem = problem;
        this.ladder = ladder;
        this.source = source;
        this.sizes = List.copyOf(sizes);
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.gather(count, this::findNext);
    }

    private Optional<Suggestion> findNext() {
        if (ended) {
            return Optional.empty();
        }
        for (Bracket bracket : brackets) {
            Optional<Suggestion> next = findNext(bracket);
            if (next.isPresent()) {
                return next;
            }
        }
        brackets.removeIf(Bracket::isOver);
        return begin();
    }

    private Optional<Suggestion> begin() {
        BracketSize size = sizes.get(begun % sizes.size());
        Bracket bracket = new Bracket(ladder, source, size);
        Optional<Suggestion> first = findNext(bracket);
        ended = first.isEmpty();
        begun++;
        first.ifPresent(_ -> brackets.add(bracket));
        return first;
    }

    private Optional<Suggestion> findNext(Bracket bracket) {
        Optional<Suggestion> next = bracket.findNext();
        next.ifPresent(suggestion -> inFlight.put(suggestion, bracket));
        return next;
    }

    @Override
    public void observe(Observation observation) {
        problem.requireLosses(observation);
        Bracket bracket = inFlight.remove(observation.suggestion());
        if (bracket == null) {
            throw new IllegalArgumentException("[" + observation.suggestion() + "] is not in flight"
                    + "\nMaybe it was told of before, or suggested by another searcher.");
        }
        double loss = observation.isComplete() ? observation.loss() : Double.POSITIVE_INFINITY;
        bracket.answer(observation.suggestion().genotype(), loss);
    }
}
