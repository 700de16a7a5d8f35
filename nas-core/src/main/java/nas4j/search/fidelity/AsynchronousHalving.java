package nas4j.search.fidelity;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;

/**
 * Asynchronous successive halving (ASHA): whenever a suggestion is asked for, a genotype that is among the best 1/η of its
 * rung as far as it is known now is promoted, from the highest rung where there is one; else a new one begins at the lowest.
 * Li et al. 2020, "A system for massively parallel hyperparameter tuning", algorithm 2.
 *
 * <p>Where the paper says nothing: what failed counts in its rung and is not promoted. In a space of which every genotype
 * was proposed, the best that was not promoted is, until all that were told of are at the top.
 */
final class AsynchronousHalving implements BlackBoxSearcher {
    private final SearchProblem problem;
    private final Ladder ladder;
    private final GenotypeSource source;
    private final List<Rung> rungs;
    private boolean ended;

    AsynchronousHalving(SearchProblem problem, Ladder ladder) {
        problem.requireOneObjective(AshaProvider.NAME);
        this.problem = problem;
        this.ladder = ladder;
        source = new RandomSource(problem);
        rungs = Stream.generate(() -> new Rung(ladder.eta()))
                .limit(ladder.top() + 1)
                .toList();
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.gather(count, this::findNext);
    }

    private Optional<Suggestion> findNext() {
        if (ended) {
            return Optional.empty();
        }
        Optional<Suggestion> next = findPromotion(false)
                .or(() -> source.findNew(0).map(genotype -> at(0, genotype)))
                .or(() -> findPromotion(true));
        ended = next.isEmpty();
        return next;
    }

    private Optional<Suggestion> findPromotion(boolean any) {
        return IntStream.range(0, ladder.top())
                .map(k -> ladder.top() - 1 - k)
                .mapToObj(rung -> (any
                                ? rungs.get(rung).promoteAny()
                                : rungs.get(rung).promote())
                        .map(genotype -> at(rung + 1, genotype)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Suggestion at(int rung, Genotype genotype) {
        return new Suggestion(genotype, ladder.share(rung));
    }

    @Override
    public void observe(Observation observation) {
        problem.requireLosses(observation);
        int rung = ladder.rung(observation.suggestion().share());
        double loss = observation.isComplete() ? observation.loss() : Double.POSITIVE_INFINITY;
        if (rung < ladder.top()) {
            rungs.get(rung).add(observation.suggestion().genotype(), loss);
        }
    }
}
