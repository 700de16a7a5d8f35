package nas4j.search.smbo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import nas4j.contract.SearcherContract;
import nas4j.contract.TinySpace;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Settings;
import nas4j.search.Suggestion;
import nas4j.search.surrogate.Words;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class SmboTest implements SearcherContract {
    private static final int DESIGN = 16;

    private final SearchSpace space = TinySpace.independent();

    @Override
    public SearcherProvider provider() {
        return new SmboProvider();
    }

    @Override
    public Map<String, Double> settings() {
        return Words.quick();
    }

    /** Genotypes, losses and features of those seen last. */
    @Override
    public long mostBytesPerTrial() {
        return 4_000;
    }

    @Override
    public int manyTrials() {
        return 2_000;
    }

    private BlackBoxSearcher search(long seed, Map<String, Double> settings) {
        return provider()
                .open(
                        new SearchProblem(space, 1, 100, seed),
                        Settings.of(provider().settings(), settings));
    }

    /** How many of 24 decisions are not answered with their second option. */
    private static double wrong(Genotype genotype) {
        return IntStream.of(genotype.options()).filter(option -> option != 1).count();
    }

    private static List<Genotype> run(BlackBoxSearcher searcher, int trials, ToDoubleFunction<Genotype> loss) {
        List<Genotype> genotypes = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            Suggestion suggestion = searcher.suggest(1).getFirst();
            genotypes.add(suggestion.genotype());
            double value = loss.applyAsDouble(suggestion.genotype());
            searcher.observe(new Observation(suggestion, Double.isFinite(value) ? List.of(value) : List.of()));
        }
        return genotypes;
    }

    private static double least(List<Genotype> genotypes) {
        return genotypes.stream().mapToDouble(SmboTest::wrong).min().orElseThrow();
    }

    /** Of 24 decisions, about 10 are wrong in the best of 100 random genotypes. */
    @Test
    void withDefaultsItSettlesNearlyAllDecisionsInAHundredTrials() {
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(least(run(search(seed, Map.of()), 100, SmboTest::wrong))).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void everySurrogateAndAcquisitionLearns() {
        for (String surrogate : List.of("gp", "gp-wl", "hashed-ridge", "random-forest")) {
            for (int acquisition = 0; acquisition < Acquisition.values().length; acquisition++) {
                Map<String, Double> settings =
                        Map.of("surrogate", Words.surrogate(surrogate), "acquisition", (double) acquisition);
                assertThat(least(run(search(1, settings), 60, SmboTest::wrong)))
                        .as("%s %s", surrogate, acquisition)
                        .isLessThanOrEqualTo(10);
            }
        }
    }

    @Test
    void looksAtTheOrderOfLossesAlone() {
        List<Genotype> told = run(search(1, Map.of()), 40, SmboTest::wrong);
        assertThat(run(search(1, Map.of()), 40, genotype -> Math.exp(wrong(genotype))))
                .isEqualTo(told);
    }

    @Test
    void avoidsWhatFails() {
        ToDoubleFunction<Genotype> loss =
                genotype -> genotype.option(0) == 1 ? Double.POSITIVE_INFINITY : wrong(genotype);
        List<Genotype> told = run(search(1, Map.of()), 60, loss);
        assertThat(told.subList(30, 60).stream().filter(genotype -> genotype.option(0) == 1))
                .as("failed, of 30")
                .hasSizeLessThan(6);
    }

    @Test
    void suggestionsInFlightLieApartAndAreLearntFromWhenTold() {
        BlackBoxSearcher searcher = search(1, Map.of());
        run(searcher, DESIGN + 10, SmboTest::wrong);
        List<Suggestion> inFlight = searcher.suggest(8);
        assertThat(inFlight).hasSize(8).doesNotHaveDuplicates();
        inFlight.reversed()
                .forEach(suggestion ->
                        searcher.observe(new Observation(suggestion, List.of(wrong(suggestion.genotype())))));
        assertThat(searcher.suggest(1)).hasSize(1).doesNotContainAnyElementsOf(inFlight);
    }

    /** The first are those of a search that stays random. */
    @Test
    void beginsWithTheDesign() {
        Map<String, Double> settings = Map.of("design", 24.0);
        assertThat(run(search(1, settings), 24, SmboTest::wrong))
                .isEqualTo(run(search(1, settings), 24, genotype -> -wrong(genotype)));
        assertThat(run(search(1, settings), 30, SmboTest::wrong))
                .isNotEqualTo(run(search(1, settings), 30, genotype -> -wrong(genotype)));
    }
}
