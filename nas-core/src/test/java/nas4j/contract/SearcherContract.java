package nas4j.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;
import nas4j.search.Suggestion;
import nas4j.search.random.RandomSearch;
import nas4j.space.Costs;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What holds for every searcher. A search here has at most 300 trials, but for the one whose memory is measured. A test
 * that hangs is ended.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface SearcherContract {
    /** Trials of a search that should have learnt something. */
    int TRIALS = 300;

    SearcherProvider provider();

    /** The bytes that it may keep of each trial, beside what a search of few trials needs. */
    long mostBytesPerTrial();

    /** The settings to test with; defaults for the rest. */
    default Map<String, Double> settings() {
        return Map.of();
    }

    /** Whether it should do better than random search. */
    default boolean learns() {
        return true;
    }

    /** Trials of the search whose memory is measured. */
    default int manyTrials() {
        return 50_000;
    }

    @Test
    default void isFoundByItsNameAndExplainsItself() {
        SearcherProvider provider = provider();
        assertThat(provider.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(ServiceLoader.load(SearcherProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(found -> found.name().equals(provider.name())))
                .singleElement()
                .hasSameClassAs(provider);
        assertThat(provider.summary()).matches(".+\\.");
        assertThat(provider.whenToUse()).matches(".+\\.");
        assertThat(provider.paper()).matches(".+ (19|20)[0-9]{2}, \".+\".*");
        assertThat(provider.mostObjectives()).isPositive();
        assertThat(provider.settings().stream().map(Setting::name)).doesNotHaveDuplicates();
        assertThat(provider.settings()).allSatisfy(setting -> {
            assertThat(setting.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(setting.meaning()).matches(".+\\.");
            assertThat(setting.accepts(setting.byDefault())).isTrue();
        });
    }

    @Test
    default void everySettingWorksAtItsEnds() {
        SearchProblem problem = problem(TinySpace.large(), provider().leastObjectives(), 1);
        for (Setting setting : provider().settings()) {
            for (double value : new double[] {setting.least(), setting.most()}) {
                Map<String, Double> given = new HashMap<>(settings());
                given.put(setting.name(), value);
                BlackBoxSearcher searcher =
                        provider().open(problem, Settings.of(provider().settings(), given));
                assertThat(run(searcher, 1, 30))
                        .as("%s %s", setting.name(), value)
                        .hasSize(30);
            }
        }
    }

    @Test
    default void proposesOnlyGenotypesOfTheSpaceThatSatisfyItsConstraints() {
        spaces().forEach(space -> {
            for (Observation told : run(open(space, 1), 2, TRIALS)) {
                Genotype genotype = told.suggestion().genotype();
                assertThat(genotype.space()).isEqualTo(space);
                assertThat(space.genotype(genotype.options())).isEqualTo(genotype);
                assertThat(space.violations(genotype, Costs.UNKNOWN)).isEmpty();
                assertThat(told.suggestion().share()).isPositive().isLessThanOrEqualTo(1);
            }
        });
    }

    @Test
    default void sameSeedAndCallsGiveTheSameSuggestions() {
        spaces().forEach(space -> {
            for (int inFlight : new int[] {1, 4}) {
                List<Observation> told = run(open(space, 7), inFlight, TRIALS);
                assertThat(run(open(space, 7), inFlight, TRIALS)).isEqualTo(told);
            }
        });
        SearchSpace space = TinySpace.large();
        assertThat(run(open(space, 7), 1, TRIALS)).isNotEqualTo(run(open(space, 8), 1, TRIALS));
    }

    /** As a search is resumed: nothing is left of the first but texts and numbers. */
    @Test
    default void aFreshSearcherAskedAndToldTheSameGoesOnTheSame() {
        for (int before : new int[] {1, 20, 150}) {
            SearchSpace space = TinySpace.large();
            List<Observation> told = run(open(space, 3), 1, before + 50);
            SearchSpace again = TinySpace.large();
            BlackBoxSearcher fresh = open(again, 3);
            for (Observation observation : told.subList(0, before)) {
                Suggestion asked = fresh.suggest(1).getFirst();
                Genotype read = again.parse(observation.suggestion().genotype().text());
                assertThat(asked)
                        .isEqualTo(new Suggestion(read, observation.suggestion().share()));
                fresh.observe(new Observation(
                        new Suggestion(read, observation.suggestion().share()),
                        observation.losses(),
                        observation.descriptors(),
                        observation.violation()));
            }
            assertThat(texts(run(fresh, 1, 50))).isEqualTo(texts(told.subList(before, told.size())));
        }
    }

    @Test
    default void withSuggestionsInFlightItProposesOthers() {
        for (int inFlight : new int[] {1, 2, 3, 8}) {
            List<Observation> told = run(open(TinySpace.large(), 5), inFlight, TRIALS);
            assertThat(told).hasSize(TRIALS);
            assertRepeatsNothing(told.stream().map(Observation::suggestion).toList());
        }
    }

    /** The same genotype at a larger share of the budget is a promotion. */
    private static void assertRepeatsNothing(List<Suggestion> suggestions) {
        Map<Genotype, Double> shares = new HashMap<>();
        for (Suggestion suggestion : suggestions) {
            Double before = shares.put(suggestion.genotype(), suggestion.share());
            assertThat(before == null || before < suggestion.share())
                    .as("%s after %s", suggestion, before)
                    .isTrue();
        }
    }

    @Test
    default void givesAsManyAsAreAskedForWithoutAnAnswer() {
        for (int count : new int[] {1, 3, 100}) {
            BlackBoxSearcher searcher = open(TinySpace.large(), 1);
            List<Suggestion> given = new ArrayList<>();
            for (int call = 0; call < 3; call++) {
                List<Suggestion> suggestions = searcher.suggest(count);
                assertThat(suggestions).hasSize(count);
                given.addAll(suggestions);
            }
            assertRepeatsNothing(given);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(TinySpace.large(), 1).suggest(0))
                .withMessageContaining("[0]");
    }

    @Test
    default void acceptsAnswersInAnyOrder() {
        BlackBoxSearcher searcher = open(TinySpace.large(), 1);
        for (int round = 0; round < 10; round++) {
            List<Suggestion> given = new ArrayList<>(searcher.suggest(10));
            assertThat(given).hasSize(10);
            Collections.shuffle(given, Seeds.generator(round));
            given.subList(0, 9).forEach(suggestion -> searcher.observe(evaluated(suggestion)));
        }
    }

    /** Nine of ten fail, or all of them. */
    @Test
    default void failuresNeitherBreakNorStallIt() {
        for (SearchSpace space : List.of(TinySpace.large(), TinySpace.cellOfFive(), TinySpace.entangled())) {
            for (int failing : new int[] {90, 100}) {
                for (int inFlight : new int[] {1, 8}) {
                    Function<Suggestion, Observation> evaluate =
                            suggestion -> Math.floorMod(suggestion.genotype().hash(), 100) < failing
                                    ? failed(suggestion)
                                    : evaluated(suggestion);
                    List<Observation> told = new Trials(open(space, 2), inFlight, evaluate).run(TRIALS);
                    assertThat(told).hasSize(TRIALS);
                }
            }
        }
    }

    @Test
    default void aSpaceOfOneGenotypeEnds() {
        BlackBoxSearcher searcher = open(TinySpace.single(), 1);
        assertThat(run(searcher, 2, TRIALS)).isNotEmpty().hasSizeLessThan(TRIALS);
        assertThat(searcher.suggest(3)).isEmpty();
    }

    @Test
    default void anExhaustedSpaceEndsOrIsProposedAgain() {
        TinySpace.allSmall().forEach(space -> {
            int trials = 3 * space.size().genotypes().intValueExact() + 50;
            BlackBoxSearcher searcher = open(space, 1);
            List<Observation> told = run(searcher, 4, trials);
            assertThat(told).isNotEmpty();
            if (told.size() < trials) {
                assertThat(searcher.suggest(1)).isEmpty();
                assertThat(searcher.suggest(3)).isEmpty();
            }
        });
    }

    @Test
    default void severalLossesAreAcceptedWhereItTakesThem() {
        SearchSpace space = TinySpace.large();
        Settings settings = Settings.of(provider().settings(), settings());
        SearchProblem problem = problem(space, 2, 1);
        Suggestion suggestion = open(space, 1).suggest(1).getFirst();
        if (provider().mostObjectives() > 1) {
            Function<Suggestion, Observation> evaluate = asked -> {
                double loss = loss(asked.genotype());
                return complete(asked, List.of(loss, asked.genotype().hash() % 10 - loss));
            };
            List<Observation> told = new Trials(provider().open(problem, settings), 2, evaluate).run(TRIALS);
            assertThat(told).hasSize(TRIALS);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> provider().open(problem, settings))
                    .withMessageContaining("[2] objectives");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(space, 1).observe(complete(suggestion, List.of(1.0, 2.0, 3.0))))
                .withMessageContaining("[3] losses");
    }

    /** Some break limits, by more or less. */
    @Test
    default void acceptsWhatBreaksLimits() {
        Function<Suggestion, Observation> evaluate = suggestion -> loss(suggestion.genotype()) % 2 == 0
                ? evaluated(suggestion)
                : new Observation(suggestion, List.of(), List.of(), loss(suggestion.genotype()));
        assertThat(new Trials(open(TinySpace.large(), 1), 2, evaluate).run(TRIALS))
                .hasSize(TRIALS);
    }

    @Test
    default void keepsLittleOfEachTrial() {
        BlackBoxSearcher searcher = open(TinySpace.large(), 1);
        long hash = runAndForget(searcher, 1_000);
        long before = usedBytes();
        hash ^= runAndForget(searcher, manyTrials());
        long grown = usedBytes() - before;
        assertThat(hash).isNotZero();
        assertThat(searcher.suggest(1)).as("keeps the searcher in memory").hasSize(1);
        long slack = 1L << 20;
        assertThat(grown).isLessThan(manyTrials() * mostBytesPerTrial() + slack);
    }

    /**
     * The best of a search among 24 decisions of three options, of which each has one that is right, against random
     * search with the same seed. A searcher that wins with probability 0.95 at each seed fails with probability 4·10⁻⁴;
     * one that is as good as random search passes with probability 0.02 at most.
     */
    @Test
    default void beatsRandomSearchWhereDecisionsMatterOneByOne() {
        assumeTrue(learns(), "it does not learn");
        SearchSpace space = TinySpace.independent();
        int wins = 0;
        for (long seed = 1; seed <= 20; seed++) {
            BlackBoxSearcher random = new RandomSearch(problem(space, 1, seed));
            wins += best(open(space, seed)) < best(random) ? 1 : 0;
        }
        assertThat(wins).as("wins of 20").isGreaterThanOrEqualTo(15);
    }

    /** Whatever scale a loss has: a strictly increasing transform of it changes no suggestion, where it uses ranks alone. */
    @Test
    default void theScaleOfTheLossChangesNothingWhereItUsesRanksAlone() {
        assumeTrue(provider().usesRanksAlone(), "it looks at more than ranks");
        List<DoubleUnaryOperator> increasing =
                List.of(Math::exp, loss -> loss * loss * loss - 1e6, loss -> -1 / (1 + loss), loss -> 1e-9 * loss);
        for (SearchSpace space : List.of(TinySpace.large(), TinySpace.conditional())) {
            for (int inFlight : new int[] {1, 3}) {
                List<Suggestion> plain = suggestions(space, inFlight, DoubleUnaryOperator.identity());
                for (DoubleUnaryOperator transform : increasing) {
                    assertThat(suggestions(space, inFlight, transform)).isEqualTo(plain);
                }
            }
        }
    }

    private List<Suggestion> suggestions(SearchSpace space, int inFlight, DoubleUnaryOperator transform) {
        Function<Suggestion, Observation> evaluate = suggestion -> {
            Genotype genotype = suggestion.genotype();
            return Math.floorMod(genotype.hash(), 10) == 0
                    ? new Observation(suggestion, List.of())
                    : complete(
                            suggestion,
                            Collections.nCopies(provider().leastObjectives(), transform.applyAsDouble(loss(genotype))));
        };
        return new Trials(open(space, 9), inFlight, evaluate)
                .run(TRIALS).stream().map(Observation::suggestion).toList();
    }

    private BlackBoxSearcher open(SearchSpace space, long seed) {
        return provider()
                .open(
                        problem(space, provider().leastObjectives(), seed),
                        Settings.of(provider().settings(), settings()));
    }

    private SearchProblem problem(SearchSpace space, int objectives, long seed) {
        return new SearchProblem(space, objectives, provider().leastDescriptors(), TRIALS, seed);
    }

    private static Stream<SearchSpace> spaces() {
        return Stream.concat(
                TinySpace.allSmall().stream(),
                Stream.of(TinySpace.cellOfFive(), TinySpace.large(), TinySpace.tallied(), TinySpace.entangled()));
    }

    private List<Observation> run(BlackBoxSearcher searcher, int inFlight, int trials) {
        return new Trials(searcher, inFlight, this::evaluated).run(trials);
    }

    private double best(BlackBoxSearcher searcher) {
        return run(searcher, 1, TRIALS).stream()
                .mapToDouble(Observation::loss)
                .min()
                .orElseThrow();
    }

    /** How many decisions are not answered as their place in the space asks for. */
    private static double loss(Genotype genotype) {
        List<Decision> decisions = genotype.space().decisions();
        int wrong = 0;
        for (int k = 0; k < decisions.size(); k++) {
            boolean right = genotype.option(k) == k % decisions.get(k).options();
            wrong += genotype.isActive(k) && !right ? 1 : 0;
        }
        return wrong;
    }

    private Observation evaluated(Suggestion suggestion) {
        double loss = loss(suggestion.genotype());
        return complete(suggestion, Collections.nCopies(provider().leastObjectives(), loss));
    }

    /** With as many descriptors as it needs: each decision matters to all but one of the first three. */
    private Observation complete(Suggestion suggestion, List<Double> losses) {
        List<Double> descriptors = new ArrayList<>();
        for (int place = 0; place < provider().leastDescriptors(); place++) {
            double sum = 0;
            for (int k = 0; k < suggestion.genotype().options().length; k++) {
                sum += (k + place) % 3 * suggestion.genotype().option(k);
            }
            descriptors.add(sum);
        }
        return new Observation(suggestion, losses, descriptors, 0);
    }

    private static Observation failed(Suggestion suggestion) {
        return new Observation(suggestion, List.of());
    }

    private long runAndForget(BlackBoxSearcher searcher, int trials) {
        long hash = 0;
        for (int trial = 0; trial < trials; trial++) {
            Suggestion suggestion = searcher.suggest(1).getFirst();
            hash += suggestion.genotype().hash();
            searcher.observe(evaluated(suggestion));
        }
        return hash;
    }

    private static long usedBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static List<String> texts(List<Observation> told) {
        return told.stream()
                .map(observation -> observation.suggestion().genotype().text())
                .toList();
    }
}
