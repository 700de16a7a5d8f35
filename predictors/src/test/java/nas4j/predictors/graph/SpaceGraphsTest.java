package nas4j.predictors.graph;

import static nas4j.space.tree.Networks.chain;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.repeat;
import static org.assertj.core.api.Assertions.assertThat;

import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Expressions;
import org.junit.jupiter.api.Test;

class SpaceGraphsTest {
    /** Twelve layers with the same decided kernel, and a head. */
    private static SearchSpace stacked() {
        return SpaceCompiler.compile(TinySpace.image("stacked")
                .let("kernel", Expressions.oneOf(1, 3, 5))
                .network(
                        layer("conv", 4),
                        repeat(12, chain(layer("conv", "channels", 4, "kernel", "kernel"), layer("act", "relu"))),
                        layer("global-pool"))
                .build());
    }

    @Test
    void spacesOfStackedCellsAreReadBySections() {
        SearchSpace space = stacked();
        Genotype genotype = space.sample(Seeds.generator(1));
        FeatureGraph graph = SpaceGraphs.of(space).apply(genotype);
        assertThat(graph)
                .isEqualTo(FeatureGraph.ofSections(space.decode(genotype).graph()));
        assertThat(graph.size()).isLessThan(8);
    }

    @Test
    void spacesWhereEachPlaceDiffersAreReadNodeByNode() {
        SearchSpace space = TinySpace.large();
        for (long seed = 1; seed <= 20; seed++) {
            Genotype genotype = space.sample(Seeds.generator(seed));
            assertThat(SpaceGraphs.of(space).apply(genotype))
                    .isEqualTo(FeatureGraph.folded(space.decode(genotype).graph()));
        }
    }
}
