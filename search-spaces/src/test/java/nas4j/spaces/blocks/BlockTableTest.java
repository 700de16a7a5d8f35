package nas4j.spaces.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import nas4j.input.InputException;
import nas4j.search.spaceevo.StageOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockTableTest {
    @TempDir
    private Path folder = Path.of("");

    private BlockTable read(String text) {
        return BlockTable.read(SmallTable.write(folder, text), "mine", true);
    }

    @Test
    void stagesAreInTheOrderOfTheFileAndWindowsNarrowToWide() {
        BlockTable table = read(SmallTable.text());

        assertThat(table.hyperspace().stages()).extracting(StageOptions::name).containsExactly("stage1", "stage2");
        assertThat(table.hyperspace().stages().getFirst().blocks()).containsExactly("resnet", "mobilenet-v1-dual");
        assertThat(table.hyperspace().stages().getFirst().windows()).containsExactly("narrow", "wide");
        assertThat(table.hyperspace().imageSizes()).isEqualTo(2);
        assertThat(table.strides()).containsExactly(2, 1);
    }

    @Test
    void decisionsAreWhatTheRowsHave() {
        StageDecisions decisions = read(SmallTable.text()).decisions(0, 0, 1);

        assertThat(decisions.depths().text()).isEqualTo("{one-of: [1, 2], ordered: true}");
        assertThat(decisions.kernels()).isEqualTo(new StageDecisions.Open(List.of(3.0, 5.0), true));
        assertThat(decisions.channels().text()).isEqualTo("24");
        assertThat(decisions.expansions().text()).isEqualTo("0.5");
    }

    @Test
    void numbersOfPublishedHyperspacesAreNames() {
        BlockTable table = PublishedBlocks.read("onnxw");

        assertThat(table.hyperspace().stages().getFirst().blocks())
                .containsExactly(
                        "mobilenet-v1-dual", "mobilenet-v2", "mobilenet-v3", "resnet", "resnet-se", "fused-mbconv");
        assertThat(table.strides()).containsExactly(2, 2, 2, 1, 2, 1);
        assertThat(table.rows(5, 1, 0)).hasSize(1_000);
    }

    @Test
    void latenciesCanBeReplaced() {
        BlockTable table = read(SmallTable.text())
                .withLatencies((stage, row) -> 10 * stage + row.layers().size());

        assertThat(table.rows(1, 0, 1)).extracting(BlockRow::latencyMs).containsExactly(12.0, 11.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kwe_list                     | kwe_lst      | :1:1: found no column [kwe_list]",
                "stage1,resnet_wide,3#24      | stage1,resnet_wide,3x24 | :2:1: kwe_list: found layer [3x24#0.5]",
                "stage1,resnet_wide           | stage1,resnt_wide | Maybe resnet?",
                "stage1,resnet_wide           | Stage 1,resnet_wide | found stage [Stage 1]",
                "1x16x32x32,0.5               | 1x16x32x30,0.5 | found [1x16x32x30]",
                "1x16x32x32,0.5               | 1x16x32x32,0 | found [0], accepted: a number above 0",
                "32x32,0.5,2                  | 32x32,0.5,-2 | found [-2], accepted: a number of at least 0",
                "32x32,0.5,2                  | 32x32,0.5,two | found [two], accepted: a number",
                "stage1,resnet_wide           | stage1,resnet | found [resnet], accepted: block type and width window",
            })
    void wrongCellsAreNamedWithTheirPlace(String right, String wrong, String expected) {
        assertThatThrownBy(() -> read(SmallTable.text().replaceFirst(Pattern.quote(right), wrong)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("blocks.csv")
                .hasMessageContaining(expected);
    }

    @Test
    void aBlockTypeWithoutRowsOfAWindowIsNamed() {
        String cut = SmallTable.text()
                .lines()
                .filter(line -> !line.contains("stage2,resnet_wide"))
                .reduce("", (text, line) -> text + line + "\n");

        assertThatThrownBy(() -> read(cut))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("found no row of [mine] with stage [stage2], block type [resnet]")
                .hasMessageContaining("[wide]");
    }

    @Test
    void stagesOfDifferentSizesAreNamed() {
        String cut = SmallTable.text().replaceFirst("1x16x8x8", "1x16x16x16");

        assertThatThrownBy(() -> read(cut))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("found images of the sides [16] in stage [stage2]")
                .hasMessageContaining("accepted: 2 sizes");
    }

    @Test
    void anUnknownHyperspaceIsAnsweredWithTheKnownOnes() {
        Path file = SmallTable.write(folder, SmallTable.text());

        assertThatThrownBy(() -> BlockTable.read(file, "mime", true))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("found no hyperspace [mime], accepted: mine")
                .hasMessageContaining("Maybe mine?");
    }

    @Test
    void aTableWithoutLatenciesIsReadWhereTheyArePredicted() {
        String without = SmallTable.text().replace("pred_latency_ms_int8", "other");
        Path file = SmallTable.write(folder, without);

        assertThat(BlockTable.read(file, "mine", false).rows(0, 0, 0))
                .extracting(BlockRow::latencyMs)
                .containsOnly(0.0);
    }
}
