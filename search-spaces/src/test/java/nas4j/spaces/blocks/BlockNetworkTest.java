package nas4j.spaces.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import nas4j.graph.GraphCost;
import nas4j.search.spaceevo.Hyperspace;
import nas4j.space.SearchSpace;
import nas4j.spaces.table.CsvFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockNetworkTest {
    private static final int ROWS = 20;
    private static final double MILLION = 1e6;
    /** The last digit that the table gives, and a little for rounding. */
    private static final double DIGIT = 1.01e-4;
    /** The table's parameters are more by some 4 a convolution, probably those of its quantisers. */
    private static final double QUANTISERS = 4e-4;

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"onnxw", "mobilew"})
    void everyBlockTypeHasTheMultiplyAddsAndParametersOfThePublishedTable(String name) {
        BlockTable table = PublishedBlocks.read(name);
        CsvFile file = CsvFile.read(PublishedBlocks.FILE);
        Hyperspace hyperspace = table.hyperspace();
        for (int stage = 0; stage < hyperspace.stages().size(); stage++) {
            int blocks = hyperspace.stages().get(stage).blocks().size();
            for (int block = 0; block < blocks; block++) {
                for (BlockRow row : table.rows(stage, block, 0).subList(0, ROWS)) {
                    requireEqualCosts(row, table.strides().get(stage), file);
                }
            }
        }
    }

    private static void requireEqualCosts(BlockRow row, int stride, CsvFile file) {
        SearchSpace space = BlockNetwork.of(row, stride);
        GraphCost cost = GraphCost.of(space.decode(space.genotype()).graph());
        int line = row.where().line() - 2;
        assertThat(cost.macs() / MILLION)
                .as("multiply-adds of " + row)
                .isCloseTo(file.number(line, file.column("mflops")), within(DIGIT));
        assertThat(file.number(line, file.column("mparams")) - cost.parameters() / MILLION)
                .as("parameters of " + row)
                .isBetween(-DIGIT, QUANTISERS);
    }
}
