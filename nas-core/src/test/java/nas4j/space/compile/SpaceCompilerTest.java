package nas4j.space.compile;

import static nas4j.space.tree.Expressions.oneOf;
import static nas4j.space.tree.Networks.cell;
import static nas4j.space.tree.Networks.chain;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.repeat;
import static org.assertj.core.api.Assertions.assertThat;

import nas4j.contract.Seeds;
import nas4j.graph.GraphCost;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.tree.Expressions;
import nas4j.space.tree.Networks;
import org.junit.jupiter.api.Test;

class SpaceCompilerTest {
    @Test
    void cellWithSharedDecisionsHasOneDecisionAnEdge() {
        SearchSpace space = SpaceCompiler.compile(SearchSpaceBuilder.space("nas-bench-201")
                .image("image", 3, 32, 32)
                .output("classes", 10)
                .network(
                        layer("conv", "channels", 16),
                        layer("norm"),
                        layer("stack", 16),
                        layer("reduce", 32),
                        layer("stack", 32),
                        layer("reduce", 64),
                        layer("stack", 64),
                        layer("norm"),
                        layer("act", "relu"),
                        layer("global-pool"),
                        layer("linear", "classes"))
                .block("stack(channels)", repeat(5, layer("cell", "channels")))
                .sharedBlock(
                        "cell(channels)",
                        cell(
                                4,
                                Networks.oneOf(
                                        "none", layer("zero", "channels"),
                                        "skip_connect", layer("identity"),
                                        "nor_conv_1x1", layer("conv-norm", "channels", "channels", "kernel", 1),
                                        "nor_conv_3x3", layer("conv-norm", "channels", "channels", "kernel", 3),
                                        "avg_pool_3x3", layer("avg-pool", "kernel", 3, "stride", 1, "padding", 1))))
                .block(
                        "conv-norm(channels, kernel, stride = 1)",
                        chain(
                                layer("act", "relu"),
                                layer("conv", "channels", "channels", "kernel", "kernel", "stride", "stride"),
                                layer("norm")))
                .block(
                        "reduce(channels)",
                        Networks.sum(
                                chain(
                                        layer("conv-norm", "channels", "channels", "kernel", 3, "stride", 2),
                                        layer("conv-norm", "channels", "channels", "kernel", 3)),
                                chain(layer("avg-pool"), layer("conv", "channels", "channels", "kernel", 1))))
                .build());
        assertThat(space.size().genotypes()).isEqualTo(15625);
        assertThat(space.decisions()).hasSize(6);
        Genotype genotype =
                space.parse("cell/0-1=nor_conv_3x3 cell/0-2=nor_conv_3x3 cell/1-2=avg_pool_3x3 cell/0-3=skip_connect"
                        + " cell/1-3=nor_conv_3x3 cell/2-3=skip_connect");
        GraphCost cost = GraphCost.of(space.decode(genotype).graph());
        assertThat(cost.parameters()).isEqualTo(802426);
    }

    @Test
    void depthMakesDecisionsExist() {
        SearchSpace space = SpaceCompiler.compile(SearchSpaceBuilder.space("depth")
                .image("image", 3, 8, 8)
                .let("width", oneOf(8, 16))
                .network(
                        layer("conv", "channels", "width"),
                        repeat(
                                Expressions.integers(1, 3),
                                layer("conv", "channels", "2 * width", "kernel", oneOf(3, 5, 7))))
                .constraint("width == 8 or count(kernel, 7) <= 1")
                .build());
        // width 8: 3 + 9 + 27 = 39; width 16: at most one 7: 3 + (4 + 4) + (8 + 12) = 31
        assertThat(space.size().genotypes()).isEqualTo(70);
        assertThat(space.enumerate()).hasSize(70).doesNotHaveDuplicates();
        Seeds.each(100, random -> {
            Genotype genotype = space.sample(random);
            assertThat(space.parse(genotype.text())).isEqualTo(genotype);
            space.decode(genotype);
        });
    }
}
