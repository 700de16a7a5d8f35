package nas4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComputationGraphTest {
    private static final Op INPUT = new Op.Input(TensorShape.of(4));
    private static final Op RELU = new Op.Activation(ActivationKind.RELU);

    @Test
    void nodesAreNumberedInTheOrderTheyWereAdded() {
        ComputationGraph graph = diamond().build();
        assertThat(graph.size()).isEqualTo(5);
        assertThat(graph.nodes()).extracting(Node::id).containsExactly(0, 1, 2, 3, 4);
        assertThat(graph.node(3).inputs()).containsExactly(1, 2, 1);
        assertThat(graph.node(3).inputCount()).isEqualTo(3);
        assertThat(graph.node(3).input(2)).isEqualTo(1);
        assertThat(graph.inputs()).extracting(Node::path).containsExactly("in", "second");
        assertThat(graph.node(1).precision()).isEqualTo(Precision.FLOAT32);
    }

    @Test
    void outputsKeepTheirOrder() {
        ComputationGraph graph = diamond().output("b", 1).output("a", 1).build();
        assertThat(List.copyOf(graph.outputs().keySet())).containsExactly("out", "b", "a");
        assertThatThrownBy(() -> graph.outputs().put("c", 0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> graph.nodes().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void consumersAreListedOnceForEachReading() {
        int[][] consumers = diamond().build().consumers();
        assertThat(consumers[0]).containsExactly(1, 2);
        assertThat(consumers[1]).containsExactly(3, 3);
        assertThat(consumers[2]).containsExactly(3);
        assertThat(consumers[3]).isEmpty();
        assertThat(consumers[4]).isEmpty();
    }

    @Test
    void isEqualByNodesAndOutputs() {
        assertThat(diamond().build())
                .isEqualTo(diamond().build())
                .hasSameHashCodeAs(diamond().build());
        assertThat(diamond().build()).isNotEqualTo(diamond().output("more", 0).build());
        assertThat(diamond().output("a", 0).output("b", 1).build())
                .isNotEqualTo(diamond().output("b", 1).output("a", 0).build());
        assertThat(single(RELU)).isNotEqualTo(single(new Op.LayerNorm()));
    }

    @Test
    void textHasALineForEachNode() {
        assertThat(single(RELU).toString()).isEqualTo("""
                        0 in Input[shape=[4]] [] → [4]
                        1 x Activation[kind=RELU] [0] → [4]
                        outputs {out=1}""");
    }

    @Test
    void aGraphNeedsAnOutput() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        builder.add("in", INPUT);
        assertThatThrownBy(builder::build).hasMessage("a graph needs at least one output");
    }

    @Test
    void pathsAreUnique() {
        ComputationGraph.Builder builder = diamond();
        builder.add("left", RELU, 0);
        assertThatThrownBy(builder::build).hasMessage("path [left] names nodes 1 and 5");
    }

    @Test
    void inputsComeBeforeTheirReaders() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        builder.add("in", INPUT);
        assertThatThrownBy(() -> builder.add("x", RELU, 1))
                .hasMessage("node [x]: input [1] is not one of the 1 nodes before it");
        assertThatThrownBy(() -> builder.add("x", RELU, -1)).hasMessageContaining("input [-1]");
        assertThat(builder.size()).isEqualTo(1);
    }

    @Test
    void outputsNameNodesOnce() {
        ComputationGraph.Builder builder = diamond();
        assertThatThrownBy(() -> builder.output("out", 0)).hasMessage("output [out] is declared twice");
        assertThatThrownBy(() -> builder.output("more", 5)).hasMessage("output [more]: node [5] does not exist");
    }

    private static ComputationGraph single(Op op) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        builder.add("in", INPUT);
        return builder.output("out", builder.add("x", op, 0)).build();
    }

    private static ComputationGraph.Builder diamond() {
        ComputationGraph.Builder builder = ComputationGraph.builder(2);
        builder.add("in", INPUT);
        builder.add("left", RELU, 0);
        builder.add("right", RELU, 0);
        builder.add("sum", new Op.Add(), 1, 2, 1);
        builder.add("second", INPUT);
        return builder.output("out", 3);
    }
}
