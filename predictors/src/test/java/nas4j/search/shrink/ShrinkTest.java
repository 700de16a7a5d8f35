package nas4j.search.shrink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nas4j.contract.SearcherContract;
import nas4j.contract.TinySpace;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.KnownLosses;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Settings;
import nas4j.search.Suggestion;
import nas4j.search.surrogate.Words;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShrinkTest implements SearcherContract {
    @Override
    public SearcherProvider provider() {
        return new ShrinkProvider();
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

    /** It looks for the cheapest that is good enough, not for the best. */
    @Override
    public boolean learns() {
        return false;
    }

    /** Even decisions make it good, odd ones make it dear. */
    private static double quality(Genotype genotype) {
        return IntStream.range(0, genotype.options().length)
                .filter(k -> k % 2 == 0)
                .map(k -> 2 - genotype.option(k))
                .sum();
    }

    private static double cost(Genotype genotype) {
        return IntStream.of(genotype.options()).sum();
    }

    private static final KnownLosses COST = (genotype, objective) -> objective == 1 ? cost(genotype) : Double.NaN;

    private List<Genotype> run(KnownLosses known, @Nullable Genotype start, SearchSpace space, long seed) {
        SearchProblem problem = new SearchProblem(space, 2, 0, 150, seed, known, start);
        BlackBoxSearcher searcher =
                provider().open(problem, Settings.of(provider().settings(), settings()));
        List<Genotype> tried = new ArrayList<>();
        for (int trial = 0; trial < 150; trial++) {
            Suggestion next = searcher.suggest(1).getFirst();
            Genotype genotype = next.genotype();
            tried.add(genotype);
            searcher.observe(new Observation(next, List.of(quality(genotype), cost(genotype))));
        }
        return tried;
    }

    private static double cheapestAsGood(List<Genotype> tried) {
        double limit = quality(tried.getFirst());
        return tried.stream()
                .filter(genotype -> quality(genotype) <= limit)
                .mapToDouble(ShrinkTest::cost)
                .min()
                .orElseThrow();
    }

    private static Genotype allWidest(SearchSpace space) {
        int[] options = new int[space.decisions().size()];
        Arrays.fill(options, 2);
        return space.genotype(options);
    }

    /** Of 24 decisions, half cost and bring nothing: without them the network is as good for half of what it costs. */
    @Test
    void findsWhatCostsLessAndIsAsGood() {
        SearchSpace space = TinySpace.independent();
        Genotype start = allWidest(space);
        for (long seed = 1; seed <= 3; seed++) {
            List<Genotype> tried = run(COST, start, space, seed);
            assertThat(tried.getFirst()).isEqualTo(start);
            assertThat(cheapestAsGood(tried)).as("seed %s", seed).isLessThanOrEqualTo(.7 * cost(start));
        }
    }

    @Test
    void learnsWhatCannotBeCounted() {
        SearchSpace space = TinySpace.independent();
        Genotype start = allWidest(space);
        assertThat(cheapestAsGood(run(KnownLosses.NONE, start, space, 1))).isLessThanOrEqualTo(.75 * cost(start));
    }

    @Test
    void neverEvaluatesWhatIsKnownToBeRefusedBeyondWhatItLearnsFrom() {
        SearchSpace space = TinySpace.independent();
        KnownLosses known = (genotype, objective) ->
                genotype.option(0) == 0 ? Double.POSITIVE_INFINITY : COST.of(genotype, objective);
        List<Genotype> tried = run(known, allWidest(space), space, 1);
        assertThat(tried.subList(70, 150)).noneMatch(genotype -> genotype.option(0) == 0);
    }

    @Test
    void beginsWithTheCostliestOfSomeWhereNoneIsGiven() {
        SearchSpace space = TinySpace.independent();
        Genotype first = run(COST, null, space, 1).getFirst();
        assertThat(cost(first)).isGreaterThan(30);
    }

    @Test
    void twoObjectivesAreAccepted() {
        SearchProblem problem = new SearchProblem(TinySpace.large(), 1, 100, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> provider().open(problem, Settings.of(provider().settings(), Map.of())))
                .withMessageContaining("[1] objectives, shrink takes 2");
    }
}
