package nas4j.search.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nas4j.contract.SearcherContract;
import nas4j.contract.TinySpace;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class RandomSearchTest implements SearcherContract {
    @Override
    public SearcherProvider provider() {
        return new RandomSearchProvider();
    }

    @Override
    public long mostBytesPerTrial() {
        return 24;
    }

    @Override
    public boolean learns() {
        return false;
    }

    private static BlackBoxSearcher search(SearchSpace space, long seed) {
        return new RandomSearch(new SearchProblem(space, 1, 20_000, seed));
    }

    @Test
    void proposesEveryGenotypeOfASpaceOnceAndEnds() {
        for (SearchSpace space : TinySpace.allSmall()) {
            assertThat(genotypes(search(space, 1), 1_000))
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(space.enumerate().toList());
        }
        BlackBoxSearcher searcher = search(TinySpace.cellOfFive(), 1);
        Set<Genotype> proposed = new HashSet<>();
        for (int trial = 0; trial < 20_000; trial++) {
            searcher.suggest(1).forEach(suggestion -> proposed.add(suggestion.genotype()));
        }
        assertThat(proposed).hasSize(15_625);
        assertThat(searcher.suggest(1)).isEmpty();
    }

    /**
     * Each of 13 genotypes is as likely as any other to be the third, or the eleventh, after what is left was listed. A
     * count is further than 5 standard errors from what is expected with probability 2·10⁻⁵ in all; the seeds are fixed.
     */
    @Test
    void whatIsLeftIsDrawnUniformly() {
        SearchSpace space = TinySpace.constrained();
        int searches = 6_500;
        for (int place : new int[] {2, 10}) {
            Map<Genotype, Integer> counts = new HashMap<>();
            for (long seed = 0; seed < searches; seed++) {
                counts.merge(genotypes(search(space, seed), 13).get(place), 1, Integer::sum);
            }
            double expected = searches / 13.0;
            double standardError = Math.sqrt(expected * (1 - 1 / 13.0));
            assertThat(counts).hasSize(13);
            assertThat(counts.values())
                    .allSatisfy(count -> assertThat(Math.abs(count - expected)).isLessThan(5 * standardError));
        }
    }

    @Test
    void answersChangeNothing() {
        SearchSpace space = TinySpace.large();
        BlackBoxSearcher told = search(space, 1);
        List<Genotype> first = genotypes(told, 20);
        first.forEach(genotype ->
                told.observe(new Observation(Suggestion.full(genotype), List.of(1.0 * genotype.option(0)))));
        assertThat(genotypes(search(space, 1), 40).subList(20, 40)).isEqualTo(genotypes(told, 20));
    }

    private static List<Genotype> genotypes(BlackBoxSearcher searcher, int count) {
        return searcher.suggest(count).stream().map(Suggestion::genotype).toList();
    }
}
