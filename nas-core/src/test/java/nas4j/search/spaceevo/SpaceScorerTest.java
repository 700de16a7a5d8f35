package nas4j.search.spaceevo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class SpaceScorerTest {
    private static final Hyperspace TWO_STAGES = new Hyperspace(
            "two",
            List.of(
                    new StageOptions("stage1", List.of("a"), List.of("0")),
                    new StageOptions("stage2", List.of("a"), List.of("0"))),
            1);
    private static final SpaceGenome ONLY = new SpaceGenome(List.of(0, 0), List.of(0, 0));

    private static SpaceScore score(QtScore formula, List<BlockSample> first, List<BlockSample> second) {
        List<BlockSamples> samples = List.of(BlockSamples.of(1, first), BlockSamples.of(1, second));
        return new SpaceScorer(TWO_STAGES, (stage, _, _) -> samples.get(stage), formula)
                .score(ONLY, Seeds.generator(1));
    }

    @Test
    void latenciesAndLossesOfStagesAreAdded() {
        SpaceScore score = score(
                new QtScore(100, List.of(5.0), 0.08, 0.01, 50),
                List.of(new BlockSample(0, 2, 0.25)),
                List.of(new BlockSample(0, 3, 0.5)));

        assertThat(score.limits()).containsExactly(new SpaceScore.Kept(5, 1, 0.75));
        assertThat(score.value()).isCloseTo(1 / 0.75, within(1e-12));
    }

    @Test
    void aSpaceThatNeverKeepsTheLimitScoresZero() {
        SpaceScore score = score(
                new QtScore(100, List.of(4.9), 0.08, 0.01, 50),
                List.of(new BlockSample(0, 2, 0.25)),
                List.of(new BlockSample(0, 3, 0.5)));

        assertThat(score.value()).isZero();
        assertThat(score.limits().getFirst().loss()).isNaN();
    }

    @Test
    void fewNetworksUnderTheLimitCostPartOfTheScore() {
        QtScore formula = new QtScore(100, List.of(1.0), 0.08, 0.5, 50);

        assertThat(formula.of(0.08, 2)).isEqualTo(0.5);
        assertThat(formula.of(0.9, 2)).isEqualTo(0.5);
        assertThat(formula.of(0.02, 2)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void scoresOfSeveralLimitsAreAdded() {
        List<BlockSample> first = List.of(new BlockSample(0, 2, 0.25), new BlockSample(0, 8, 0.125));
        List<BlockSample> second = List.of(new BlockSample(0, 3, 0.5));
        SpaceScore both = score(new QtScore(1_000, List.of(5.0, 20.0), 0.08, 0.01, 50), first, second);

        assertThat(both.value()).isCloseTo(1 / 0.75 + 1 / 0.625, within(1e-12));
        assertThat(both.limits()).extracting(SpaceScore.Kept::limitMs).containsExactly(5.0, 20.0);
    }

    /** Of 200,000 draws, a share is off by more than 5 standard errors in one of 170,000 runs. */
    @Test
    void networksAreDrawnAlikeAndIndependently() {
        List<BlockSample> rows = List.of(
                new BlockSample(0, 1, 1), new BlockSample(0, 2, 1), new BlockSample(0, 4, 1), new BlockSample(0, 8, 1));
        List<Double> limits = List.of(2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 9.0, 10.0, 12.0, 16.0);
        SpaceScore score = score(new QtScore(200_000, limits, 0.08, 0.01, 50), rows, rows);

        List<Integer> ofSixteen = List.of(1, 3, 4, 6, 8, 9, 11, 13, 15, 16);
        for (int k = 0; k < limits.size(); k++) {
            double expected = ofSixteen.get(k) / 16.0;
            assertThat(score.limits().get(k).share())
                    .isCloseTo(expected, within(5 * Math.sqrt(expected * (1 - expected) / 200_000)));
        }
    }

    @Test
    void networksHaveOneSizeInAllStages() {
        Hyperspace hyperspace = new Hyperspace("sizes", TWO_STAGES.stages(), 2);
        BlockSamples samples = BlockSamples.of(2, List.of(new BlockSample(0, 1, 1), new BlockSample(1, 10, 1)));
        SpaceScore score = new SpaceScorer(
                        hyperspace, (_, _, _) -> samples, new QtScore(10_000, List.of(2.0, 19.0), 0.08, 0.01, 50))
                .score(ONLY, Seeds.generator(1));

        assertThat(score.limits().getFirst().share())
                .isEqualTo(score.limits().getLast().share())
                .isCloseTo(0.5, within(0.025));
    }

    @Test
    void theLeastLossesAreThoseOfASort() {
        Seeds.each(20, random -> {
            double[] losses = random.doubles(1_000).toArray();
            LeastLosses least = new LeastLosses(50);
            for (double loss : losses) {
                least.add(loss);
            }

            double expected = Arrays.stream(losses).sorted().limit(50).average().orElseThrow();
            assertThat(least.mean()).isCloseTo(expected, within(1e-12));
        });
    }

    @Test
    void wrongNumbersAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QtScore.published(List.of(-3.0)))
                .withMessageContaining("[-3.0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlockSample(0, Double.NaN, 1))
                .withMessageContaining("[NaN]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlockSamples.of(2, List.of(new BlockSample(0, 1, 1))))
                .withMessageContaining("size [1]");
    }
}
