package nas4j.search.linas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.contract.SearcherContract;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.KnownLosses;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Settings;
import nas4j.search.Suggestion;
import nas4j.search.smbo.TwoLosses;
import nas4j.search.surrogate.Surrogate;
import nas4j.search.surrogate.Words;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class LinasTest implements SearcherContract {
    @Override
    public SearcherProvider provider() {
        return new LinasProvider();
    }

    @Override
    public Map<String, Double> settings() {
        return Map.of("surrogate", Words.surrogate("hashed-ridge"));
    }

    @Override
    public long mostBytesPerTrial() {
        return 4_000;
    }

    @Override
    public int manyTrials() {
        return 2_000;
    }

    @Test
    void coversMoreOfTheFrontThanRandomSearch() {
        assertThat(TwoLosses.volume(provider(), 2)).isGreaterThan(TwoLosses.randomVolume(2) + 0.05);
        assertThat(TwoLosses.volume(provider(), 3)).isGreaterThan(TwoLosses.randomVolume(3));
    }

    /** Genes of what does not exist make no other genotype: none is proposed for it, and as much is expected of it. */
    @Test
    void genesThatAreMaskedMakeNoDifference() {
        SearchSpace space = TinySpace.conditional();
        Surrogate surrogate = Surrogate.open(space, "hashed-ridge", 1);
        RandomGenerator random = Seeds.generator(2);
        List<Genotype> told =
                Stream.generate(() -> space.sample(random)).limit(20).toList();
        surrogate.fit(
                told,
                told.stream()
                        .map(genotype ->
                                (double) IntStream.of(genotype.options()).sum())
                        .toList());
        Proposed proposed = new Proposed(space, Seeds.generator(3));
        int[] genes = new int[space.decisions().size()];
        int[] others = genes.clone();
        int kernel = space.findDecision("choice/conv/conv/1/kernel").orElseThrow();
        others[kernel] = 1;
        Genotype one = space.genotype(genes);
        Genotype other = space.genotype(others);
        assertThat(one.isActive(kernel)).isFalse();
        assertThat(other.hash()).isEqualTo(one.hash());
        assertThat(proposed.add(one)).isTrue();
        assertThat(proposed.add(other)).isFalse();
        assertThat(surrogate.scores(List.of(other))).isEqualTo(surrogate.scores(List.of(one)));
        Genotype wider = space.parse(
                "choice=conv choice/conv/act/kind=relu choice/conv/conv/repeat=1" + " choice/conv/conv/1/kernel=5");
        assertThat(surrogate.scores(List.of(wider))).isNotEqualTo(surrogate.scores(List.of(one)));
    }

    /** A round needs nothing of what it suggests itself. */
    @Test
    void aRoundDoesNotWaitForItsOwnResults() {
        SearchSpace space = TinySpace.independent();
        SearchProblem problem = new SearchProblem(space, 1, 1_000, 1);
        List<List<Suggestion>> rounds = IntStream.range(0, 2)
                .mapToObj(other -> {
                    BlackBoxSearcher searcher =
                            provider().open(problem, Settings.of(provider().settings(), settings()));
                    searcher.suggest(25).forEach(suggestion -> tell(searcher, suggestion, 1));
                    List<Suggestion> round = searcher.suggest(25);
                    round.subList(0, 10).forEach(suggestion -> tell(searcher, suggestion, other == 0 ? 1 : -1));
                    return round;
                })
                .toList();
        assertThat(rounds.get(0)).isEqualTo(rounds.get(1)).doesNotHaveDuplicates();
    }

    private static void tell(BlackBoxSearcher searcher, Suggestion suggestion, int sign) {
        double loss = IntStream.of(suggestion.genotype().options()).sum();
        searcher.observe(new Observation(suggestion, List.of(sign * loss)));
    }

    /** The second loss follows from nothing that a model sees: who predicts it draws by chance. */
    @Test
    void lossesThatAreKnownAreTakenAsTheyAre() {
        KnownLosses known = (genotype, objective) -> objective == 1 ? chance(genotype) : Double.NaN;
        double predicted = 0;
        double taken = 0;
        for (long seed = 1; seed <= 3; seed++) {
            predicted += least(KnownLosses.NONE, seed);
            taken += least(known, seed);
        }
        assertThat(taken).isLessThan(predicted / 4);
    }

    /** From 0 to 1, each equally likely. */
    private static double chance(Genotype genotype) {
        return (Seeds.generator(genotype.hash()).nextInt() >>> 8) / 16_777_216.0;
    }

    /** The least sum of the two losses among those that were evaluated. */
    private double least(KnownLosses known, long seed) {
        SearchProblem problem = new SearchProblem(TinySpace.large(), 2, 0, 60, seed, known, null);
        BlackBoxSearcher searcher =
                provider().open(problem, Settings.of(provider().settings(), settings()));
        double least = Double.MAX_VALUE;
        for (int trial = 0; trial < 60; trial++) {
            Suggestion suggestion = searcher.suggest(1).getFirst();
            double chance = chance(suggestion.genotype());
            searcher.observe(new Observation(
                    suggestion, List.of((double) suggestion.genotype().option(0), chance)));
            least = Math.min(least, chance);
        }
        return least;
    }

    /** What is known to break a constraint is suggested while genotypes are drawn alone. */
    @Test
    void whatIsKnownToHaveNoLossesIsLeftOut() {
        SearchSpace space = TinySpace.large();
        KnownLosses known = (genotype, objective) ->
                genotype.option(0) == 0 ? Double.POSITIVE_INFINITY : objective == 1 ? genotype.option(1) : Double.NaN;
        SearchProblem problem = new SearchProblem(space, 2, 0, 60, 1, known, null);
        BlackBoxSearcher searcher =
                provider().open(problem, Settings.of(provider().settings(), settings()));
        List<Suggestion> drawn = searcher.suggest(10);
        drawn.stream()
                .filter(suggestion -> suggestion.genotype().option(0) != 0)
                .forEach(suggestion -> searcher.observe(new Observation(
                        suggestion, List.of(1.0, (double) suggestion.genotype().option(1)))));
        assertThat(drawn).anyMatch(suggestion -> suggestion.genotype().option(0) == 0);
        assertThat(searcher.suggest(10))
                .hasSize(10)
                .noneMatch(suggestion -> suggestion.genotype().option(0) == 0);
    }

    @Test
    void ordersByRankThenByLoneliness() {
        RandomGenerator random = Seeds.generator(1);
        SearchSpace space = TinySpace.independent();
        List<Genotype> genotypes =
                Stream.generate(() -> space.sample(random)).limit(5).toList();
        List<List<Double>> losses =
                List.of(List.of(3.0, 3.0), List.of(0.0, 4.0), List.of(0.1, 3.5), List.of(2.0, 1.0), List.of(4.0, 0.0));
        assertThat(Ordered.of(genotypes, losses).losses())
                .containsExactly(losses.get(1), losses.get(4), losses.get(3), losses.get(2), losses.get(0));
    }

    @Test
    void spreadsWhatItTakes() {
        RandomGenerator random = Seeds.generator(1);
        SearchSpace space = TinySpace.independent();
        List<Genotype> genotypes =
                Stream.generate(() -> space.sample(random)).limit(5).toList();
        List<List<Double>> losses =
                List.of(List.of(0.0, 4.0), List.of(0.1, 3.9), List.of(2.0, 2.0), List.of(3.9, 0.1), List.of(9.0, 9.0));
        Ordered ordered = new Ordered(genotypes, losses);
        assertThat(Spread.most(ordered, _ -> false, 3))
                .containsExactly(genotypes.get(0), genotypes.get(3), genotypes.get(2));
        assertThat(Spread.most(ordered, genotypes.get(0)::equals, 9)).hasSize(4).endsWith(genotypes.get(4));
    }
}
