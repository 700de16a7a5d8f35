package nas4j.graph.picture;

import static org.assertj.core.api.Assertions.assertThat;

import nas4j.contract.Seeds;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import org.junit.jupiter.api.Test;

class DotPictureTest {

    @Test
    void writesNodesClustersAndEdges() {
        String dot = DotPicture.of(PictureGraphs.blocks(2));
        assertThat(dot).startsWith("digraph network {").endsWith("}\n");
        assertThat(dot)
                .contains("label=\"conv 3×3 · 4\\n4×8×8\", tooltip=\"stage/0/conv\", fillcolor=\"#cfe2ff\"")
                .contains("label=\"stage\";")
                .contains("n0 -> n1;")
                .contains("label=\"classes\"");
        assertThat(dot.lines().filter(line -> line.contains("subgraph"))).hasSize(4);
    }

    @Test
    void hasEachNodeAndEdgeOnce() {
        Seeds.each(20, random -> {
            ComputationGraph graph = PictureGraphs.random(random, 30);
            String dot = DotPicture.of(graph);
            long edges = graph.nodes().stream()
                    .mapToLong(node -> node.inputs().size())
                    .sum();
            assertThat(dot.lines().filter(line -> line.contains(" -> ")))
                    .hasSize((int) edges + graph.outputs().size());
            assertThat(dot.lines().filter(line -> line.contains("tooltip="))).hasSize(graph.size());
            assertThat(dot.chars().filter(letter -> letter == '{').count())
                    .isEqualTo(dot.chars().filter(letter -> letter == '}').count());
        });
    }

    @Test
    void quotesNames() {
        ComputationGraph.Builder b = ComputationGraph.builder();
        int in = b.add("a\"b\\c", new Op.Input(TensorShape.of(3)));
        assertThat(DotPicture.of(b.output("x\"y", in).build()))
                .contains("tooltip=\"a\\\"b\\\\c\"")
                .contains("label=\"x\\\"y\"");
    }
}
