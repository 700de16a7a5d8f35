package nas4j.experiments.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import nas4j.hardware.transfer.fit.NumberTable;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;
import org.junit.jupiter.api.Test;

class GenotypeFeaturesTest {
    private static final SearchSpace SPACE = SpaceCompiler.compile(Catalogue.load("nas-bench-201"));

    private static Genotype cell(String... ops) {
        return SPACE.parse("|%s~0|+|%s~0|%s~1|+|%s~0|%s~1|%s~2|".formatted((Object[]) ops));
    }

    /** Operators in a dead end differ in the network as it is, not in what is used of it. */
    @Test
    void tellWhatReachesTheOutputFromWhatDoesNot() {
        Genotype one = cell("nor_conv_3x3", "none", "none", "skip_connect", "none", "none");
        Genotype other = cell("none", "none", "none", "skip_connect", "none", "none");
        List<NumberTable> blocks =
                GenotypeFeatures.of(SPACE, List.of(one, other)).blocks();
        assertThat(blocks.getFirst().width()).isEqualTo(30);
        NumberTable counts = blocks.getLast();
        long differing = IntStream.range(0, counts.width())
                .filter(column -> counts.at(0, column) != counts.at(1, column))
                .count();
        assertThat(differing).isPositive().isLessThan(counts.width());
    }

    @Test
    void alikeForEdgesThatDoTheSame() {
        Genotype one = cell("nor_conv_3x3", "none", "skip_connect", "none", "none", "skip_connect");
        Genotype other = cell("skip_connect", "none", "nor_conv_3x3", "none", "none", "skip_connect");
        List<NumberTable> blocks =
                GenotypeFeatures.of(SPACE, List.of(one, other)).blocks();
        assertThat(blocks.getLast().row(0)).isEqualTo(blocks.getLast().row(1));
        assertThat(blocks.getFirst().row(0)).isNotEqualTo(blocks.getFirst().row(1));
    }
}
