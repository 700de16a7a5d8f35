package nas4j.search.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nas4j.contract.TinySpace;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Settings;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Learning curves that cross: the final loss of each genotype is its own number from 0 to 1, and half of them look better
 * early than they are, by 0.3 at the beginning and nothing at the end; the others do not. So an early bloomer hides a
 * genotype that is better by up to 0.3·(1 − share).
 */
class CrossingCurvesTest {
    private static final int GENOTYPES = 300;

    private static double loss(Genotype genotype, double share) {
        boolean early = (genotype.hash() & 1) == 0;
        return finalLoss(genotype) - (early ? 0.3 * (1 - share) : 0);
    }

    private static double finalLoss(Genotype genotype) {
        return (genotype.hash() >>> 11) * 0x1p-53;
    }

    /** With fixed seeds; the least share is that of a curve of 27 epochs, four rungs of which cost as much each. */
    @ParameterizedTest
    @ValueSource(strings = {"asha", "successive-halving"})
    void theFinalPickIsAmongTheBestTwentiethAtAThirdOfTheCost(String name) {
        SearcherProvider provider = name.equals("asha") ? new AshaProvider() : new SuccessiveHalvingProvider();
        for (long seed = 1; seed <= 10; seed++) {
            BlackBoxSearcher searcher = provider.open(
                    new SearchProblem(TinySpace.large(), 1, GENOTYPES * 4 / 27, seed),
                    Settings.of(provider.settings(), Map.of("least-share", 1.0 / 27)));
            assertPicksWell(searcher);
        }
    }

    private static void assertPicksWell(BlackBoxSearcher searcher) {
        Map<Genotype, Double> shares = new HashMap<>();
        List<Genotype> full = new ArrayList<>();
        double cost = 0;
        for (Suggestion next = searcher.suggest(1).getFirst();
                shares.size() < GENOTYPES || shares.containsKey(next.genotype());
                next = searcher.suggest(1).getFirst()) {
            cost += next.share();
            shares.put(next.genotype(), next.share());
            searcher.observe(new Observation(next, List.of(loss(next.genotype(), next.share()))));
            if (next.share() == 1) {
                full.add(next.genotype());
            }
        }
        double pick =
                full.stream().mapToDouble(CrossingCurvesTest::finalLoss).min().orElseThrow();
        long better = shares.keySet().stream()
                .filter(genotype -> finalLoss(genotype) < pick)
                .count();
        assertThat(better).isLessThan(GENOTYPES / 20);
        assertThat(cost).as("in full evaluations").isLessThan(0.35 * GENOTYPES);
    }
}
