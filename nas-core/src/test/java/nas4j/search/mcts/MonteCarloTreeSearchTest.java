package nas4j.search.mcts;

import static nas4j.space.tree.Expressions.integers;
import static nas4j.space.tree.Networks.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import nas4j.contract.SearcherContract;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.graph.GraphHash;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Suggestion;
import nas4j.search.random.RandomSearch;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MonteCarloTreeSearchTest implements SearcherContract {
    @Override
    public SearcherProvider provider() {
        return new MonteCarloTreeSearchProvider();
    }

    @Override
    public long mostBytesPerTrial() {
        return 100;
    }

    @Nested
    class WithTranspositions implements SearcherContract {
        @Override
        public SearcherProvider provider() {
            return new MonteCarloTreeSearchProvider();
        }

        @Override
        public Map<String, Double> settings() {
            return Map.of("transpositions", 1.0, "bisection", 1.0);
        }

        @Override
        public long mostBytesPerTrial() {
            return 180;
        }

        @Override
        public int manyTrials() {
            return 20_000;
        }
    }

    private static MonteCarloTreeSearch search(SearchSpace space, long seed, boolean bisection) {
        return new MonteCarloTreeSearch(new SearchProblem(space, 1, 1_000, seed), 1, 1_000, bisection, false);
    }

    private static void tell(BlackBoxSearcher searcher, Suggestion suggestion, double loss) {
        searcher.observe(new Observation(suggestion, List.of(loss)));
    }

    /** Every branch is closed in the end, also where suggestions fail or wait. */
    @Test
    void proposesEveryGenotypeOfASpaceOnceAndEnds() {
        for (SearchSpace space : TinySpace.allSmall()) {
            for (boolean bisection : new boolean[] {true, false}) {
                BlackBoxSearcher searcher = search(space, 1, bisection);
                List<Genotype> proposed = new ArrayList<>();
                for (List<Suggestion> next = searcher.suggest(3); !next.isEmpty(); next = searcher.suggest(3)) {
                    next.forEach(suggestion -> proposed.add(suggestion.genotype()));
                    tell(searcher, next.getFirst(), proposed.size() % 7);
                    next.stream().skip(2).forEach(failed -> searcher.observe(new Observation(failed, List.of())));
                }
                assertThat(proposed)
                        .containsExactlyInAnyOrderElementsOf(space.enumerate().toList());
            }
        }
    }

    /** A network is in flight or known: its other genotypes are not proposed, and learn the same. */
    @Test
    void withTranspositionsEachNetworkIsProposedOnce() {
        SearchSpace space = TinySpace.cellOfFive();
        BlackBoxSearcher searcher =
                new MonteCarloTreeSearch(new SearchProblem(space, 1, 1_000, 1), 1, 1_000, true, true);
        BlackBoxSearcher without = search(space, 1, true);
        Map<GraphHash, Double> known = new HashMap<>();
        for (int trial = 0; trial < 500; trial++) {
            Suggestion suggestion = searcher.suggest(1).getFirst();
            GraphHash network = GraphHash.of(space.decode(suggestion.genotype()).graph());
            double loss = network.bits() % 100;
            assertThat(known.put(network, loss)).isNull();
            assertThat(firstUnknown(without, known, network)).isEqualTo(suggestion);
            tell(searcher, suggestion, loss);
            tell(without, suggestion, loss);
        }
    }

    /** Tells what is known until something else is suggested: a network that is not known but this. */
    private static Suggestion firstUnknown(BlackBoxSearcher searcher, Map<GraphHash, Double> known, GraphHash next) {
        while (true) {
            Suggestion suggestion = searcher.suggest(1).getFirst();
            GraphHash network = GraphHash.of(
                    suggestion.genotype().space().decode(suggestion.genotype()).graph());
            Double loss = known.get(network);
            if (loss == null || network.equals(next)) {
                return suggestion;
            }
            tell(searcher, suggestion, loss);
        }
    }

    @Test
    void genotypesThatDifferInTrainingAloneAreNotTheSame() {
        SearchSpace space = TinySpace.training();
        BlackBoxSearcher searcher = new MonteCarloTreeSearch(new SearchProblem(space, 1, 100, 1), 1, 1_000, true, true);
        assertThat(searcher.suggest(20)).hasSize(16);
    }

    @Test
    void whatIsNotInFlightCannotBeTold() {
        SearchSpace space = TinySpace.large();
        BlackBoxSearcher searcher = search(space, 1, true);
        Suggestion suggestion = searcher.suggest(1).getFirst();
        tell(searcher, suggestion, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tell(searcher, suggestion, 1))
                .withMessageContaining("[" + suggestion.genotype() + "]");
    }

    /** Rewards lie between the least and the largest loss, wherever these are. */
    @Test
    void lossesMayBeShiftedAndScaled() {
        SearchSpace space = TinySpace.large();
        BlackBoxSearcher one = search(space, 1, true);
        BlackBoxSearcher other = search(space, 1, true);
        for (int trial = 0; trial < 200; trial++) {
            Suggestion suggestion = one.suggest(1).getFirst();
            assertThat(other.suggest(1)).containsExactly(suggestion);
            double loss = (double) (suggestion.genotype().hash() % 16);
            tell(one, suggestion, loss);
            tell(other, suggestion, 1024 * loss - 4096);
        }
    }

    /** In flight, half of the first answers are as good as told to be the worst: others are tried. */
    @Test
    void whatIsInFlightIsAvoided() {
        SearchSpace space = TinySpace.independent();
        BlackBoxSearcher searcher = search(space, 1, true);
        int[] counts = new int[3];
        for (Suggestion suggestion : searcher.suggest(30)) {
            counts[suggestion.genotype().option(0)]++;
        }
        assertThat(counts).containsOnly(10);
    }

    /** Three ordered decisions of 32 options each. */
    private static final SearchSpace ORDERED = SpaceCompiler.compile(TinySpace.image("ordered")
            .network(layer("conv", integers(1, 32)), layer("conv", integers(1, 32)), layer("conv", integers(1, 32)))
            .build());

    /** For each decision a bump somewhere: 1 at its top, half of that three options beside it. */
    private static double[] bumps(Genotype genotype, long seed) {
        int[] tops = Seeds.generator(seed).ints(3, 0, 32).toArray();
        return IntStream.range(0, tops.length)
                .mapToDouble(k -> Math.pow(0.5, Math.pow((genotype.option(k) - tops[k]) / 3.0, 2)))
                .toArray();
    }

    /** For each of 80 searches the best of 100 trials. */
    private static double[] best(ToDoubleFunction<double[]> reward, LongFunction<BlackBoxSearcher> open) {
        double[] best = new double[80];
        for (int seed = 0; seed < best.length; seed++) {
            BlackBoxSearcher searcher = open.apply(seed);
            for (int trial = 0; trial < 100; trial++) {
                Suggestion suggestion = searcher.suggest(1).getFirst();
                double found = reward.applyAsDouble(bumps(suggestion.genotype(), seed));
                tell(searcher, suggestion, -found);
                best[seed] = Math.max(best[seed], found);
            }
        }
        return best;
    }

    private static void assertBetter(double[] better, double[] worse, double by) {
        assertThat(Arrays.stream(better).average().orElseThrow())
                .isGreaterThan(Arrays.stream(worse).average().orElseThrow() + by);
    }

    private static BlackBoxSearcher search(long seed, double equivalence, boolean bisection) {
        return new MonteCarloTreeSearch(new SearchProblem(ORDERED, 1, 100, seed), 1, equivalence, bisection, false);
    }

    /**
     * Bisection finds better options of ordered decisions than plain UCT does, alone and with what is shared among all
     * trials; where decisions matter together, also if the other shares that too. Differences are between 0.09 and 0.15,
     * with standard errors below 0.017: a difference is too small with
     * probability 0.001 in all; the seeds are fixed.
     */
    @Test
    void bisectionFindsBetterOptionsOfOrderedDecisions() {
        ToDoubleFunction<double[]> mean = bumps -> (bumps[0] + bumps[1] + bumps[2]) / 3;
        double[] plain = best(mean, seed -> search(seed, 0, false));
        double[] all = best(mean, seed -> search(seed, 1_000, true));
        assertBetter(best(mean, seed -> search(seed, 0, true)), plain, 0.04);
        assertBetter(all, plain, 0.04);
        assertThat(Arrays.stream(all).average().orElseThrow()).isGreaterThan(0.93);

        ToDoubleFunction<double[]> together = bumps -> Math.cbrt(bumps[0] * bumps[1] * bumps[2]);
        assertBetter(
                best(together, seed -> search(seed, 1_000, true)),
                best(together, seed -> search(seed, 1_000, false)),
                0.04);
    }

    /** By 0.2, with a standard error of 0.01. */
    @Test
    void beatsRandomSearchAmongOrderedOptions() {
        ToDoubleFunction<double[]> mean = bumps -> (bumps[0] + bumps[1] + bumps[2]) / 3;
        double[] random = best(mean, seed -> new RandomSearch(new SearchProblem(ORDERED, 1, 100, seed)));
        assertBetter(best(mean, seed -> search(seed, 1_000, true)), random, 0.05);
    }
}
