package nas4j.experiments.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nas4j.search.spaceevo.BlockQuality;
import nas4j.search.spaceevo.QtScore;
import nas4j.search.spaceevo.SpaceEvolution;
import nas4j.spaces.blocks.BlockTable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SpaceComparisonTest {
    private static final Path TABLE = Path.of(System.getProperty("nas4j.root", ".."))
            .resolve("../shared/data/benchmarks/spaceevo-int8-blocks.csv.gz");
    /** The block types of the published space for a server of which the table has the latencies. */
    private static final List<Integer> PUBLISHED = List.of(1, 2, 1, 1, 2, 2);

    private static SpaceComparison compare(BlockTable table, BlockQuality quality, long seed) {
        return SpaceComparison.of(
                table.hyperspace(),
                quality,
                QtScore.published(List.of(20.0)).withDraws(20_000),
                SpaceEvolution.PUBLISHED.withSpaces(1_500),
                seed,
                _ -> {});
    }

    @Test
    void evolutionFindsThePublishedBlocksAndScrambledLossesDestroyThat() {
        Assumptions.assumeTrue(Files.exists(TABLE), () -> "the published table is not there: " + TABLE);
        BlockTable table = BlockTable.read(TABLE, "onnxw", true);
        for (long seed = 1; seed <= 3; seed++) {
            SpaceComparison found = compare(table, table, seed);
            SpaceComparison scrambled = compare(table, new ScrambledLosses(table, seed), seed);

            assertThat(found.evolved().genome().blocks()).as("seed " + seed).isEqualTo(PUBLISHED);
            assertThat(found.evolved().score().value())
                    .isGreaterThan(found.random().score().value())
                    .isGreaterThan(found.homogeneous().score().value() + 0.05);
            assertThat(scrambled.evolved().genome().blocks()).as("seed " + seed).isNotEqualTo(PUBLISHED);
        }
    }
}
