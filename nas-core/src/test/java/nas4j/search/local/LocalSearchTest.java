package nas4j.search.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nas4j.contract.SearcherContract;
import nas4j.contract.TinySpace;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.Variation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LocalSearchTest implements SearcherContract {
    @Override
    public SearcherProvider provider() {
        return new LocalSearchProvider();
    }

    @Override
    public long mostBytesPerTrial() {
        return 256;
    }

    /** The other variant: all neighbours, then the best of them. */
    @Nested
    class OfWholeNeighbourhoods implements SearcherContract {
        @Override
        public SearcherProvider provider() {
            return new LocalSearchProvider();
        }

        @Override
        public Map<String, Double> settings() {
            return Map.of("starts", 2.0, "whole-neighbourhood", 1.0);
        }

        @Override
        public long mostBytesPerTrial() {
            return 256;
        }
    }

    private static final int STARTS = 5;

    /** 24 decisions of three unordered options: 48 neighbours each. */
    private final SearchSpace space = TinySpace.independent();

    private BlackBoxSearcher search(boolean wholeNeighbourhood) {
        return new LocalSearch(new SearchProblem(space, 1, 1_000, 1), STARTS, 100, wholeNeighbourhood);
    }

    private static Genotype ask(BlackBoxSearcher searcher) {
        return searcher.suggest(1).getFirst().genotype();
    }

    private static void tell(BlackBoxSearcher searcher, Genotype genotype, double loss) {
        searcher.observe(new Observation(Suggestion.full(genotype), List.of(loss)));
    }

    private static void fail(BlackBoxSearcher searcher, Genotype genotype) {
        searcher.observe(new Observation(Suggestion.full(genotype), List.of()));
    }

    /** The starts, with losses 1, 2, …; the one before the last has 0. */
    private static Genotype start(BlackBoxSearcher searcher) {
        List<Genotype> starts = new ArrayList<>();
        for (int k = 0; k < STARTS; k++) {
            starts.add(ask(searcher));
            tell(searcher, starts.getLast(), k == STARTS - 2 ? 0 : k + 1);
        }
        return starts.get(STARTS - 2);
    }

    private static int distance(Genotype one, Genotype other) {
        return (int) IntStream.range(0, one.options().length)
                .filter(k -> one.option(k) != other.option(k))
                .count();
    }

    @Test
    void proposesTheNeighboursOfTheBestStartInRandomOrder() {
        BlackBoxSearcher searcher = search(false);
        Genotype best = start(searcher);
        List<Genotype> proposed = new ArrayList<>();
        for (int k = 0; k < 48; k++) {
            proposed.add(ask(searcher));
            tell(searcher, proposed.getLast(), 9);
        }
        assertThat(proposed)
                .containsExactlyInAnyOrderElementsOf(Variation.neighbours(best))
                .isNotEqualTo(Variation.neighbours(best))
                .isNotEqualTo(Variation.neighbours(best).reversed());
    }

    @Test
    void movesToTheFirstThatIsBetter() {
        BlackBoxSearcher searcher = search(false);
        Genotype best = start(searcher);
        Genotype worse = ask(searcher);
        tell(searcher, worse, 0);
        Genotype better = ask(searcher);
        assertThat(distance(better, best)).isEqualTo(1);
        tell(searcher, better, -1);
        Genotype next = ask(searcher);
        assertThat(Variation.neighbours(better)).contains(next);
    }

    @Test
    void orLooksAtAllAndMovesToTheBest() {
        BlackBoxSearcher searcher = search(true);
        Genotype centre = start(searcher);
        List<Genotype> proposed = new ArrayList<>();
        for (int k = 0; k < 48; k++) {
            proposed.add(ask(searcher));
            tell(searcher, proposed.getLast(), k == 30 ? -2 : k == 10 ? -1 : 1);
        }
        assertThat(proposed).containsExactlyInAnyOrderElementsOf(Variation.neighbours(centre));
        assertThat(Variation.neighbours(proposed.get(30))).contains(ask(searcher));
    }

    @Test
    void beginsElsewhereAtAMinimum() {
        BlackBoxSearcher searcher = search(false);
        Genotype minimum = start(searcher);
        for (int k = 0; k < 48; k++) {
            tell(searcher, ask(searcher), 9);
        }
        List<Genotype> starts = new ArrayList<>();
        for (int k = 0; k < STARTS; k++) {
            starts.add(ask(searcher));
            tell(searcher, starts.getLast(), 5 - k);
        }
        assertThat(starts).allMatch(start -> distance(start, minimum) > 3);
        assertThat(Variation.neighbours(starts.getLast()))
                .as("the earlier, better minimum does not hold the search")
                .contains(ask(searcher));
    }

    @Test
    void orGoesOnFromTheBestThatHasNeighboursLeft() {
        BlackBoxSearcher searcher = new LocalSearch(new SearchProblem(space, 1, 1_000, 1), STARTS, 0, false);
        Genotype abandoned = start(searcher);
        Genotype minimum = ask(searcher);
        tell(searcher, minimum, -1);
        for (int k = 0; k < 47; k++) {
            tell(searcher, ask(searcher), 9);
        }
        for (int k = 0; k < 46; k++) {
            Genotype next = ask(searcher);
            assertThat(Variation.neighbours(abandoned)).contains(next);
            fail(searcher, next);
        }
        assertThat(ask(searcher)).matches(next -> distance(next, minimum) > 1 && distance(next, abandoned) > 1);
    }

    @Test
    void whatFailsIsNoBetterThanAnything() {
        BlackBoxSearcher searcher = search(false);
        List<Genotype> starts = new ArrayList<>();
        for (int k = 0; k < 2 * STARTS; k++) {
            starts.add(ask(searcher));
            fail(searcher, starts.getLast());
        }
        Genotype best = start(searcher);
        assertThat(starts).allMatch(start -> distance(start, best) > 3);
        for (int k = 0; k < 10; k++) {
            Genotype neighbour = ask(searcher);
            assertThat(Variation.neighbours(best)).contains(neighbour);
            fail(searcher, neighbour);
        }
    }

    @Test
    void proposesFurtherNeighboursWhileSomeAreInFlight() {
        BlackBoxSearcher searcher = search(false);
        Genotype best = start(searcher);
        List<Genotype> inFlight =
                searcher.suggest(8).stream().map(Suggestion::genotype).toList();
        assertThat(Variation.neighbours(best)).containsAll(inFlight);
        tell(searcher, inFlight.get(0), 3);
        tell(searcher, inFlight.get(1), -1);
        assertThat(Variation.neighbours(inFlight.get(1))).contains(ask(searcher));
        tell(searcher, inFlight.get(2), -0.5);
        assertThat(Variation.neighbours(inFlight.get(1)))
                .as("better than the old centre, not than the new one")
                .contains(ask(searcher));
        tell(searcher, inFlight.get(3), -2);
        assertThat(Variation.neighbours(inFlight.get(3))).contains(ask(searcher));
    }

    @Test
    void beginsTheNextDescentWhereItWouldHaveToWait() {
        BlackBoxSearcher searcher = search(false);
        Genotype best = start(searcher);
        List<Genotype> inFlight =
                searcher.suggest(48 + 3).stream().map(Suggestion::genotype).toList();
        assertThat(inFlight.subList(0, 48)).containsExactlyInAnyOrderElementsOf(Variation.neighbours(best));
        List<Genotype> nextStarts = inFlight.subList(48, 51);
        assertThat(nextStarts).allMatch(start -> distance(start, best) > 3);
        inFlight.subList(0, 47).forEach(neighbour -> tell(searcher, neighbour, 9));
        tell(searcher, inFlight.get(47), -1);
        assertThat(Variation.neighbours(inFlight.get(47)))
                .as("the first descent goes on")
                .contains(ask(searcher));
    }

    /** Wrong decisions of 24 in the best of 160, the mean of 20 searches; about 10 are wrong in the best of 160 random ones. */
    @Test
    void eightAtATimeSearchNearlyAsWell() {
        double one = 0;
        double eight = 0;
        for (long seed = 1; seed <= 20; seed++) {
            one += best(seed, 1) / 20;
            eight += best(seed, 8) / 20;
        }
        assertThat(eight).isLessThan(one + 3);
    }

    private double best(long seed, int atATime) {
        BlackBoxSearcher searcher = new LocalSearch(new SearchProblem(space, 1, 160, seed), 5, 25, false);
        double best = Double.POSITIVE_INFINITY;
        List<Suggestion> waiting = new ArrayList<>();
        for (int trial = 0; trial < 160; trial++) {
            waiting.addAll(searcher.suggest(atATime - waiting.size()));
            Suggestion oldest = waiting.removeFirst();
            double loss = IntStream.of(oldest.genotype().options())
                    .filter(option -> option != 1)
                    .count();
            best = Math.min(best, loss);
            tell(searcher, oldest.genotype(), loss);
        }
        return best;
    }

    @Test
    void refusesAnswersToWhatItDidNotAsk() {
        BlackBoxSearcher searcher = search(false);
        Genotype asked = ask(searcher);
        tell(searcher, asked, 1);
        Genotype other = space.enumerate().findFirst().orElseThrow();
        for (Genotype unexpected : List.of(asked, other)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tell(searcher, unexpected, 1))
                    .withMessageContaining("is not in flight");
        }
    }
}
