package nas4j.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Settings;
import nas4j.search.Suggestion;
import nas4j.search.fidelity.AshaProvider;
import nas4j.search.fidelity.BohbProvider;
import nas4j.search.fidelity.HyperbandProvider;
import nas4j.search.fidelity.SuccessiveHalvingProvider;
import nas4j.search.random.RandomSearchProvider;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import org.junit.jupiter.api.Test;

/**
 * Searches that use brief trainings, on a table that has accuracies after 12 epochs and after 200. A share of the budget
 * costs that share, also where a genotype was evaluated at a smaller one; below 1, the accuracy after 12 epochs is seen.
 */
class FidelityOnTablesTest {
    private static final int SEEDS = 40;
    private static final int FULL = 150;

    private record Accuracies(double brief, double full, double test) {
        double seen(double share) {
            return share < 1 ? brief : full;
        }
    }

    private record Table(SearchSpace space, Map<Genotype, Accuracies> accuracies) {
        static Table read() throws IOException {
            SearchSpace space = SpaceCompiler.compile(Catalogue.load("nas-bench-201"));
            Map<Genotype, Accuracies> accuracies = PublishedTable.read("nas-bench-201")
                    .rows()
                    .collect(Collectors.toMap(
                            row -> space.parse(row.text("arch_str")),
                            row -> new Accuracies(
                                    row.real("c10_val12"), row.real("c10_val200_s"), row.real("c10_test200"))));
            return new Table(space, accuracies);
        }

        Accuracies of(Suggestion suggestion) {
            return Objects.requireNonNull(accuracies.get(suggestion.genotype()), () -> "no row of " + suggestion);
        }

        /** Mean test accuracy of what searches choose at the full budget. */
        double accuracy(SearcherProvider provider, double cost) {
            double sum = 0;
            for (long seed = 1; seed <= SEEDS; seed++) {
                SearchProblem problem = new SearchProblem(space, 1, (long) cost, seed);
                sum += chosen(provider.open(problem, Settings.of(provider.settings(), Map.of())), cost).test;
            }
            return sum / SEEDS;
        }

        private Accuracies chosen(BlackBoxSearcher searcher, double cost) {
            Accuracies best = new Accuracies(0, 0, 0);
            Suggestion next = searcher.suggest(1).getFirst();
            for (double spent = next.share(); spent <= cost; spent += next.share()) {
                Accuracies found = of(next);
                searcher.observe(new Observation(next, List.of(-found.seen(next.share()))));
                best = next.share() == 1 && found.full > best.full ? found : best;
                next = searcher.suggest(1).getFirst();
            }
            return best;
        }
    }

    /**
     * The seeds are fixed. Measured with them: 93.78 for random search; 93.83, 93.78 and 93.85 for those that draw genotypes
     * at random, in this order, and 94.13 for the one with a model.
     */
    @Test
    void atAThirdOfTheEpochsTheyFindWhatRandomSearchFinds() throws IOException {
        Table table = Table.read();
        double random = table.accuracy(new RandomSearchProvider(), FULL);
        for (SearcherProvider provider :
                List.of(new SuccessiveHalvingProvider(), new HyperbandProvider(), new AshaProvider())) {
            assertThat(table.accuracy(provider, 0.35 * FULL))
                    .as(provider.name())
                    .isGreaterThan(random - 0.05);
        }
        assertThat(table.accuracy(new BohbProvider(), 0.35 * FULL)).isGreaterThan(random + 0.2);
    }
}
