package nas4j.spaces.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import nas4j.contract.Seeds;
import nas4j.graph.GraphCost;
import nas4j.search.spaceevo.SpaceGenome;
import nas4j.space.Decision;
import nas4j.space.SearchSpace;
import nas4j.space.check.SpaceCheck;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.yaml.SpaceReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceFileTest {
    @TempDir
    private Path folder = Path.of("");

    private static SearchSpace space(BlockTable table, SpaceGenome genome) {
        String text = new SpaceFile(table, genome).text("A space.");
        return SpaceCompiler.compile(SpaceReader.read("space.yaml", text));
    }

    @Test
    void aSmallSpaceHasTheDecisionsOfItsRows() {
        BlockTable table = BlockTable.read(SmallTable.write(folder, SmallTable.text()), "mine", true);
        SearchSpace space = space(table, new SpaceGenome(List.of(0, 1), List.of(1, 0)));

        assertThat(space.name()).isEqualTo("mine-01-10");
        assertThat(space.decisions())
                .extracting(Decision::path)
                .containsExactlyInAnyOrder(
                        "stage1/repeat",
                        "stage1/1/kernel",
                        "stage1/2/kernel",
                        "stage2/repeat",
                        "stage2/channels",
                        "stage2/kernel");
        // stage1: one layer with 2 kernels, or two with 4; stage2: two depths, two widths, two kernels, shared by its
        // layers
        assertThat(space.size().genotypes().intValueExact()).isEqualTo((2 + 4) * (2 * 2 * 2));
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"onnxw, 0", "onnxw, 1", "onnxw, 2", "onnxw, 3", "onnxw, 4", "onnxw, 5", "mobilew, 4", "mobilew, 5"})
    void everyBlockTypeMakesASpaceThatCanBeSearched(String hyperspace, int block) {
        BlockTable table = PublishedBlocks.read(hyperspace);
        int stages = table.hyperspace().stages().size();
        SearchSpace space =
                space(table, new SpaceGenome(Collections.nCopies(stages, block), Collections.nCopies(stages, 1)));

        assertThat(SpaceCheck.of(space, 1, Duration.ofSeconds(20), InstantSource.system())
                        .errors())
                .isEmpty();
        assertThat(space.decisions()).extracting(Decision::path).contains("stem", "stage1/repeat");
        Seeds.each(
                3,
                random -> assertThat(
                                GraphCost.of(space.decode(space.sample(random)).graph())
                                        .macs())
                        .isPositive());
    }
}
