package nas4j.search.spaceevo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class SpaceEvolutionTest {
    private static final QtScore FORMULA = new QtScore(500, List.of(9.0), 0.08, 0.01, 20);
    private static final SpaceEvolution SHORT = new SpaceEvolution(200, 40, 10);

    private static SpaceScorer scorer(int stages) {
        TinyHyperspace tiny = new TinyHyperspace(stages);
        return new SpaceScorer(tiny.hyperspace(), tiny, FORMULA);
    }

    private static List<ScoredSpace> scored(SpaceEvolution evolution, SpaceScorer scorer, long seed) {
        List<ScoredSpace> scored = new ArrayList<>();
        evolution.search(scorer, seed, scored::add);
        return scored;
    }

    /** The blocks with the least losses, stage by stage. */
    private static List<Integer> best(int stages) {
        return IntStream.range(0, stages)
                .map(stage -> (stage + 1) % TinyHyperspace.OPTIONS)
                .boxed()
                .toList();
    }

    @Test
    void findsTheBestBlocksOfALargeHyperspaceInFewSpaces() {
        for (long seed = 1; seed <= 3; seed++) {
            ScoredSpace found = new SpaceEvolution(400, 40, 10).search(scorer(5), seed, _ -> {});

            assertThat(found.genome().blocks()).as("seed " + seed).isEqualTo(best(5));
        }
    }

    @Test
    void findsWhatEnumerationFinds() {
        SpaceScorer scorer = scorer(2);
        List<ScoredSpace> all = scored(SHORT, scorer, 1);

        assertThat(all).hasSize(81).extracting(ScoredSpace::genome).doesNotHaveDuplicates();
        assertThat(SHORT.search(scorer, 1, _ -> {}).genome().blocks()).isEqualTo(best(2));
        assertThat(SHORT.search(scorer, 1, _ -> {}).score().value())
                .isEqualTo(all.stream()
                        .mapToDouble(space -> space.score().value())
                        .max()
                        .orElseThrow());
    }

    @Test
    void beginsWithAllHomogeneousSpacesAndScoresNoneTwice() {
        SpaceScorer scorer = scorer(5);
        List<ScoredSpace> scored = scored(SHORT, scorer, 1);

        assertThat(scored).hasSize(200).extracting(ScoredSpace::genome).doesNotHaveDuplicates();
        assertThat(scored.stream().limit(9).map(ScoredSpace::genome))
                .containsExactlyElementsOf(scorer.hyperspace().homogeneous());
        assertThat(scorer.hyperspace().homogeneous())
                .hasSize(9)
                .allMatch(genome -> genome.blocks().stream().distinct().count() == 1);
    }

    @Test
    void aSearchDependsOnItsSeedAlone() {
        assertThat(scored(SHORT, scorer(5), 7)).isEqualTo(scored(SHORT, scorer(5), 7));
        assertThat(scored(SHORT, scorer(5), 7)).isNotEqualTo(scored(SHORT, scorer(5), 8));
    }

    @Test
    void aMutationChangesOneStage() {
        Hyperspace hyperspace = new TinyHyperspace(4).hyperspace();
        Seeds.each(50, random -> {
            SpaceMutation mutation = new SpaceMutation(hyperspace, random);
            SpaceGenome parent = hyperspace.sample(random);
            SpaceGenome block = mutation.findBlock(parent).orElseThrow();
            SpaceGenome window = mutation.findWindow(parent).orElseThrow();

            assertThat(block.windows()).isEqualTo(parent.windows());
            assertThat(changes(block.blocks(), parent.blocks())).isEqualTo(1);
            assertThat(window.blocks()).isEqualTo(parent.blocks());
            assertThat(changes(window.windows(), parent.windows())).isEqualTo(1);
        });
    }

    private static long changes(List<Integer> a, List<Integer> b) {
        return IntStream.range(0, a.size())
                .filter(k -> !a.get(k).equals(b.get(k)))
                .count();
    }

    @Test
    void whereNothingIsOpenThereIsNoMutation() {
        Hyperspace one = new Hyperspace("one", List.of(new StageOptions("stage1", List.of("a"), List.of("0"))), 1);
        SpaceMutation mutation = new SpaceMutation(one, Seeds.generator(1));
        SpaceGenome only = one.sample(Seeds.generator(1));

        assertThat(mutation.findBlock(only)).isEmpty();
        assertThat(mutation.findWindow(only)).isEmpty();
    }

    @Test
    void randomSearchScoresAsManyDifferentSpacesAsItIsAskedFor() {
        List<SpaceGenome> seen = new ArrayList<>();
        ScoredSpace best = RandomSpaces.search(scorer(5), 150, 1, space -> seen.add(space.genome()));

        assertThat(seen).hasSize(150).doesNotHaveDuplicates().contains(best.genome());
    }

    @Test
    void wrongNumbersAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpaceEvolution(0, 1, 1))
                .withMessageContaining("[0] spaces");
    }
}
