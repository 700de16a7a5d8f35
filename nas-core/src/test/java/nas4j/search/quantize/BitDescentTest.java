package nas4j.search.quantize;

import static nas4j.space.tree.Expressions.oneOf;
import static nas4j.space.tree.Expressions.ordered;
import static nas4j.space.tree.Networks.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.compile.SpaceCompiler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BitDescentTest implements SearcherContract {
    /** What a bit less costs at each place. */
    private static final List<Double> NOISE = List.of(5.0, 1.0, 3.0);

    @Override
    public SearcherProvider provider() {
        return new BitDescentProvider();
    }

    @Override
    public long mostBytesPerTrial() {
        return 100;
    }

    /** It changes bits alone. */
    @Override
    public boolean learns() {
        return false;
    }

    /** Three convolutions, the first two of 3×3: 3³ · 2² genotypes. */
    private static SearchSpace space(int lastKernel) {
        return SpaceCompiler.compile(SearchSpaceBuilder.space("bits")
                .image("image", 8, 6, 6)
                .network(
                        layer("conv", "channels", 8, "kernel", 3, "weight-bits", ordered(2, 4, 8)),
                        layer("act", oneOf("relu", "gelu")),
                        layer("conv", "channels", 8, "kernel", 3, "weight-bits", ordered(2, 4, 8)),
                        layer("act", oneOf("relu", "gelu")),
                        layer("conv", "channels", 8, "kernel", lastKernel, "weight-bits", ordered(2, 4, 8)))
                .build());
    }

    private static Genotype network(SearchSpace space, String bits) {
        String[] each = bits.split("", -1);
        return space.parse("conv1/weight-bits=" + each[0] + " act1/kind=gelu conv2/weight-bits=" + each[1]
                + " act2/kind=relu conv3/weight-bits=" + each[2]);
    }

    /** The bits of the three convolutions. */
    private static String bits(Genotype genotype) {
        return genotype.text().replaceAll("act\\d/kind=\\w+", "").replaceAll("conv\\d/weight-bits=| ", "");
    }

    private static double noise(Genotype genotype) {
        String bits = bits(genotype);
        return IntStream.range(0, 3)
                .mapToDouble(k -> NOISE.get(k) * (8 - bits.charAt(k) + '0'))
                .sum();
    }

    private static double cost(Genotype genotype) {
        return bits(genotype).chars().map(digit -> digit - '0').sum();
    }

    private static Observation both(Suggestion suggestion) {
        return new Observation(suggestion, List.of(noise(suggestion.genotype()), cost(suggestion.genotype())));
    }

    private List<String> run(
            SearchSpace space,
            int objectives,
            @Nullable Genotype start,
            int trials,
            Function<Suggestion, Observation> evaluate) {
        BlackBoxSearcher searcher = open(space, objectives, start, trials, 1);
        List<String> tried = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            Suggestion next = searcher.suggest(1).getFirst();
            tried.add(bits(next.genotype()));
            searcher.observe(evaluate.apply(next));
        }
        return tried;
    }

    private BlackBoxSearcher open(SearchSpace space, int objectives, @Nullable Genotype start, int trials, long seed) {
        return provider()
                .open(
                        new SearchProblem(space, objectives, 0, trials, seed, KnownLosses.NONE, start),
                        Settings.of(List.of(), Map.of()));
    }

    @Test
    void eachRoundLowersOnePlaceWhereLeastIsLostForWhatIsSaved() {
        SearchSpace space = space(3);
        assertThat(run(space, 2, network(space, "224"), 13, BitDescentTest::both))
                .containsExactly(
                        "888", "488", "848", "884", "448", "828", "844", "428", "824", "424", "822", "422", "222");
    }

    @Test
    void ofANetworkThatIsGivenOnlyBitsChangeUntilAllWereTried() {
        SearchSpace space = space(3);
        Genotype start = network(space, "242");
        BlackBoxSearcher searcher = open(space, 2, start, 100, 1);
        List<Genotype> tried = new ArrayList<>();
        for (int trial = 0; trial < 27; trial++) {
            Suggestion next = searcher.suggest(1).getFirst();
            tried.add(next.genotype());
            searcher.observe(both(next));
        }
        assertThat(tried).doesNotHaveDuplicates().allMatch(genotype -> genotype.equals(network(space, bits(genotype))));
        assertThat(searcher.suggest(1)).isEmpty();
    }

    @Test
    void whereNoneIsGivenEachNetworkBeginsWithTheMostBits() {
        List<String> tried = run(space(3), 2, null, 4 * 13, BitDescentTest::both);
        assertThat(tried.getFirst()).isEqualTo("888");
        assertThat(tried).as("of four networks").filteredOn("888"::equals).hasSize(4);
    }

    /** The last convolution loses three times what the second does, and has 49/9 times its weights. */
    @Test
    void withOneLossTheBitsOfTheNetworkAreSaved() {
        Function<Suggestion, Observation> one =
                suggestion -> new Observation(suggestion, List.of(noise(suggestion.genotype())));
        SearchSpace alike = space(3);
        SearchSpace uneven = space(7);
        assertThat(run(alike, 1, network(alike, "888"), 13, one).get(4)).isEqualTo("448");
        assertThat(run(uneven, 1, network(uneven, "888"), 13, one).get(4)).isEqualTo("484");
    }

    @Test
    void whatBreaksLimitsIsFollowedUntilSomethingDoesNot() {
        Function<Suggestion, Observation> limited = suggestion -> {
            double excess = cost(suggestion.genotype()) - 14;
            return excess > 0 ? new Observation(suggestion, List.of(), List.of(), excess) : both(suggestion);
        };
        SearchSpace space = space(3);
        assertThat(run(space, 2, network(space, "888"), 12, limited))
                .containsExactly("888", "488", "848", "884", "288", "448", "484", "248", "428", "444", "228", "424");
    }

    @Test
    void inAListOfGenotypesItTakesTheNextLowerOnesThatAreThere() {
        SearchSpace all = space(3);
        SearchSpace some = all.among(
                List.of(network(all, "888"), network(all, "828"), network(all, "822"), network(all, "444")), "listed");
        assertThat(run(some, 2, network(some, "888"), 3, BitDescentTest::both)).containsExactly("888", "828", "822");
    }

    /** Two of three fit; that each of ten seeds draws the same two happens by chance once in 20,000. */
    @Test
    void aRoundThatDoesNotFitIsAPartOfItThatIsDrawn() {
        SearchSpace space = space(3);
        List<List<Suggestion>> seconds = new ArrayList<>();
        for (long seed = 1; seed <= 10; seed++) {
            BlackBoxSearcher searcher = open(space, 2, network(space, "888"), 3, seed);
            searcher.observe(both(searcher.suggest(1).getFirst()));
            seconds.add(searcher.suggest(2));
        }
        assertThat(seconds).allMatch(two -> two.stream().allMatch(each -> cost(each.genotype()) == 20));
        assertThat(seconds.stream().distinct().count()).isGreaterThan(1);
    }

    @Test
    void moreThanTwoObjectivesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(TinySpace.large(), 3, null, 10, 1))
                .withMessageContaining("[3] objectives");
    }
}
