package nas4j.search.evolution;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RegularizedEvolutionTest implements SearcherContract {
    @Override
    public SearcherProvider provider() {
        return new RegularizedEvolutionProvider();
    }

    @Override
    public long mostBytesPerTrial() {
        return 24;
    }

    /** So small a population that most trials of the contract's searches are children. */
    @Nested
    class OfFew implements SearcherContract {
        @Override
        public SearcherProvider provider() {
            return new RegularizedEvolutionProvider();
        }

        @Override
        public Map<String, Double> settings() {
            return Map.of("population", 10.0, "sample", 4.0);
        }

        @Override
        public long mostBytesPerTrial() {
            return 24;
        }
    }

    private final SearchSpace space = TinySpace.independent();

    private BlackBoxSearcher evolution(int population, int sample) {
        return new RegularizedEvolution(new SearchProblem(space, 1, 1_000, 1), population, sample);
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

    private static int distance(Genotype one, Genotype other) {
        return (int) IntStream.range(0, one.options().length)
                .filter(k -> one.option(k) != other.option(k))
                .count();
    }

    /** With so many drawn, the best is among them but for a chance of 10⁻⁴⁴. */
    @Test
    void childrenAreOneChangeFromTheBestAmongTheLatest() {
        int population = 10;
        BlackBoxSearcher searcher = evolution(population, 1_000);
        List<Genotype> founders = new ArrayList<>();
        for (int k = 0; k < population; k++) {
            founders.add(ask(searcher));
            tell(searcher, founders.get(k), k == 3 ? 0 : 10);
        }
        for (int child = 0; child < 4; child++) {
            Genotype born = ask(searcher);
            assertThat(distance(born, founders.get(3))).isEqualTo(1);
            tell(searcher, born, 5 + child);
        }
        Genotype afterTheBestHasGone = ask(searcher);
        assertThat(distance(afterTheBestHasGone, founders.get(3))).isEqualTo(2);
    }

    @Test
    void foundersAreAsManyAsThePopulation() {
        BlackBoxSearcher searcher = evolution(20, 1_000);
        List<Genotype> founders = new ArrayList<>();
        for (int k = 0; k < 20; k++) {
            founders.add(ask(searcher));
            tell(searcher, founders.get(k), k);
        }
        for (Genotype founder : founders.subList(1, 20)) {
            assertThat(distance(founder, founders.getFirst())).isGreaterThan(3);
        }
        assertThat(distance(ask(searcher), founders.getFirst())).isEqualTo(1);
    }

    @Test
    void whatFailsDoesNotJoinAndNobodyGoesForIt() {
        BlackBoxSearcher searcher = evolution(3, 1_000);
        Genotype good = ask(searcher);
        tell(searcher, good, 1);
        for (int k = 0; k < 100; k++) {
            fail(searcher, ask(searcher));
        }
        assertThat(distance(ask(searcher), good)).isBetween(1, 2);
    }

    @Test
    void drawsOnWhileAllFail() {
        BlackBoxSearcher searcher = evolution(3, 2);
        List<Genotype> drawn = new ArrayList<>();
        for (int k = 0; k < 10; k++) {
            drawn.add(ask(searcher));
            fail(searcher, drawn.getLast());
        }
        for (Genotype one : drawn) {
            assertThat(drawn.stream().filter(other -> !other.equals(one)))
                    .allSatisfy(other -> assertThat(distance(one, other)).isGreaterThan(3));
        }
    }

    /** A genotype of this space has 48 neighbours, so the 49th child of the same parent must be further away. */
    @Test
    void whereAllNeighboursWereProposedChildrenAreFurtherAway() {
        BlackBoxSearcher searcher = evolution(1, 1);
        Genotype only = ask(searcher);
        tell(searcher, only, 0);
        List<Genotype> children = new ArrayList<>();
        for (int k = 0; k < 60; k++) {
            children.add(ask(searcher));
            fail(searcher, children.getLast());
        }
        assertThat(children).doesNotHaveDuplicates();
        assertThat(children.stream().filter(child -> distance(child, only) == 1))
                .hasSizeBetween(40, 48);
        assertThat(children).allMatch(child -> distance(child, only) <= 4);
    }
}
