package nas4j.graph.quantize;

import static nas4j.space.tree.Expressions.oneOf;
import static nas4j.space.tree.Networks.layer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import nas4j.contract.TinySpace;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphHash;
import nas4j.graph.Simplification;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import org.junit.jupiter.api.Test;

class UnreadPrecisionTest {
    /** Of the second convolution, whose normalisation is folded, and of the last layer; the first ones are read. */
    private static final SearchSpace SPACE = SpaceCompiler.compile(TinySpace.image("unread")
            .network(
                    layer("conv", "channels", 4, "activation-bits", oneOf(4, 8)),
                    layer("act", "kind", "relu", "activation-bits", oneOf(4, 8)),
                    layer("conv", "channels", 4, "activation-bits", oneOf(4, 8)),
                    layer("norm", "activation-bits", oneOf(4, 8)),
                    layer("global-pool"),
                    layer("linear", "features", 10, "activation-bits", oneOf(4, 8)))
            .build());

    /** Where and how each value is rounded. */
    private static String rounding(ComputationGraph graph) {
        RoundingPlan plan = RoundingPlan.of(Simplification.simplify(graph));
        StringBuilder text = new StringBuilder();
        graph.nodes().forEach(node -> text.append(plan.find(node)).append(' '));
        return text.toString();
    }

    @Test
    void networksThatRoundAlikeAreOne() {
        Set<GraphHash> hashes = new HashSet<>();
        Set<String> roundings = new HashSet<>();
        SPACE.enumerate().forEach(genotype -> {
            ComputationGraph graph = SPACE.decode(genotype).graph();
            hashes.add(GraphHash.of(graph));
            roundings.add(rounding(graph));
        });
        assertThat(hashes).as("of 32 genotypes").hasSize(8);
        assertThat(roundings.size()).as("a relu is rounded once").isBetween(4, 8);
    }

    @Test
    void whatIsClearedWasNotRoundedBy() {
        SPACE.enumerate().forEach(genotype -> {
            ComputationGraph graph = SPACE.decode(genotype).graph();
            assertThat(UnreadPrecision.cleared(graph)).isSameAs(graph);
        });
        ComputationGraph eight = Precisions.everywhere(
                SPACE.decode(SPACE.enumerate().findFirst().orElseThrow()).graph(), new nas4j.graph.Precision(8, 8));
        ComputationGraph cleared = UnreadPrecision.cleared(eight);
        assertThat(cleared).isNotEqualTo(eight);
        assertThat(rounding(cleared)).isEqualTo(rounding(eight));
    }
}
