package nas4j.search.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import nas4j.contract.TinySpace;
import nas4j.plugin.Registry;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.KnownLosses;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Settings;
import nas4j.search.Suggestion;
import nas4j.search.random.RandomSearch;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenedSearcherTest {
    private static final Keep ONE_OF_FIVE = new Keep(1, 5);

    private static double loss(Genotype genotype) {
        return IntStream.of(genotype.options()).sum();
    }

    /** Knows every loss. */
    private static final class Oracle implements Screen {
        private final List<Genotype> told = new ArrayList<>();

        @Override
        public boolean isReady() {
            return told.size() >= 2;
        }

        @Override
        public List<Integer> order(List<Genotype> genotypes) {
            return LossOrder.of(
                    genotypes.stream().map(genotype -> List.of(loss(genotype))).toList());
        }

        @Override
        public void observe(Observation observation) {
            told.add(observation.suggestion().genotype());
        }
    }

    private static List<Genotype> run(BlackBoxSearcher searcher, int trials) {
        List<Genotype> tried = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            Suggestion next = searcher.suggest(1).getFirst();
            tried.add(next.genotype());
            searcher.observe(new Observation(next, List.of(loss(next.genotype()))));
        }
        return tried;
    }

    private static SearchProblem problem(SearchSpace space, int trials) {
        return new SearchProblem(space, 1, trials, 1);
    }

    @Test
    void handsOnTheBestOfEachGroupOnceItCanTell() {
        SearchSpace space = TinySpace.independent();
        List<Genotype> plain = run(new RandomSearch(problem(space, 52)), 52);
        ScreenedSearcher searcher =
                new ScreenedSearcher(new RandomSearch(problem(space, 12)), new Oracle(), ONE_OF_FIVE, KnownLosses.NONE);
        List<Genotype> tried = run(searcher, 12);
        assertThat(tried.subList(0, 2)).isEqualTo(plain.subList(0, 2));
        for (int group = 0; group < 10; group++) {
            List<Genotype> five = plain.subList(2 + 5 * group, 7 + 5 * group);
            Genotype best = five.get(new Oracle().order(five).getFirst());
            assertThat(tried.get(2 + group)).isEqualTo(best);
        }
        assertThat(searcher.looked()).isEqualTo(50);
        assertThat(searcher.leftOut()).isEqualTo(40);
    }

    @Test
    void whatBreaksAConstraintIsHandedOnAndCountsForNothing() {
        SearchSpace space = TinySpace.independent();
        KnownLosses known = (genotype, _) -> genotype.option(0) == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        ScreenedSearcher searcher =
                new ScreenedSearcher(new RandomSearch(problem(space, 60)), new Oracle(), ONE_OF_FIVE, known);
        List<Genotype> tried = run(searcher, 60);
        long refused =
                tried.stream().filter(genotype -> genotype.option(0) == 0).count();
        assertThat(refused).isGreaterThan(20);
        assertThat(searcher.looked() - searcher.leftOut()).isEqualTo(60 - refused - 2 + firstTwoRefused(tried));
    }

    private static long firstTwoRefused(List<Genotype> tried) {
        return tried.subList(0, 2).stream()
                .filter(genotype -> genotype.option(0) == 0)
                .count();
    }

    /** Nothing waits for what was withdrawn, and nothing is proposed twice. */
    @ParameterizedTest
    @ValueSource(strings = {"local-search", "tpe", "smbo", "regularized-evolution", "mu-plus-lambda", "mcts"})
    void everyKindOfSearcherGoesOnWithoutAnswers(String name) {
        SearchSpace space = TinySpace.independent();
        SearcherProvider provider = Registry.of(SearcherProvider.class, "strategy").all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        BlackBoxSearcher inner = provider.open(problem(space, 60), Settings.of(provider.settings(), Map.of()));
        List<Genotype> tried = run(new ScreenedSearcher(inner, new Oracle(), ONE_OF_FIVE, KnownLosses.NONE), 60);
        Set<Genotype> distinct = new HashSet<>(tried);
        assertThat(distinct).hasSize(60);
        double best =
                tried.stream().mapToDouble(ScreenedSearcherTest::loss).min().orElseThrow();
        double random = run(new RandomSearch(problem(space, 60)), 60).stream()
                .mapToDouble(ScreenedSearcherTest::loss)
                .min()
                .orElseThrow();
        assertThat(best).isLessThan(random);
    }

    @Test
    void aScreenThatLearnsFindsMoreThanTheSearcherAlone() {
        SearchSpace space = TinySpace.independent();
        SearchProblem problem = problem(space, 60);
        List<Genotype> plain = run(new RandomSearch(problem), 60);
        List<Genotype> screened = run(
                new ScreenedSearcher(
                        new RandomSearch(problem), new LearntScreen(problem, "ridge"), ONE_OF_FIVE, KnownLosses.NONE),
                60);
        assertThat(mean(screened.subList(10, 60))).isLessThan(mean(plain.subList(10, 60)) - 2);
    }

    private static double mean(List<Genotype> genotypes) {
        return genotypes.stream()
                .mapToDouble(ScreenedSearcherTest::loss)
                .average()
                .orElseThrow();
    }

    @Test
    void whatIsKnownIsNotLearnt() {
        SearchSpace space = TinySpace.independent();
        KnownLosses known = (genotype, objective) -> objective == 1 ? loss(genotype) : Double.NaN;
        SearchProblem problem = new SearchProblem(space, 2, 0, 60, 1, known, null);
        LearntScreen screen = new LearntScreen(problem, "ridge");
        for (Suggestion each : new RandomSearch(problem).suggest(12)) {
            screen.observe(new Observation(each, List.of(1.0, -loss(each.genotype()))));
        }
        List<Genotype> asked = new RandomSearch(new SearchProblem(space, 2, 60, 2))
                .suggest(5).stream().map(Suggestion::genotype).toList();
        List<Genotype> ordered = screen.order(asked).stream().map(asked::get).toList();
        assertThat(loss(ordered.getFirst()))
                .isEqualTo(asked.stream()
                        .mapToDouble(ScreenedSearcherTest::loss)
                        .min()
                        .orElseThrow());
    }
}
