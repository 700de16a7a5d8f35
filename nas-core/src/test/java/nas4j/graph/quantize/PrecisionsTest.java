package nas4j.graph.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Precision;
import nas4j.graph.TensorShape;
import org.junit.jupiter.api.Test;

class PrecisionsTest {
    @Test
    void allNodesOfFloatsButEntriesHaveThePrecision() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        builder.add("tokens", new Op.Input(TensorShape.of(DataType.INT32, 3)));
        int sum = builder.add("sum", new Op.Add(), 0, 0);
        int table = builder.add("table", new Op.Embedding(9, 2), sum);
        ComputationGraph graph = builder.output("out", builder.add("linear", new Op.Linear(4, true), table))
                .build();
        ComputationGraph rounded = Precisions.everywhere(graph, new Precision(8, 8));
        assertThat(rounded.nodes().stream().map(Node::precision))
                .containsExactly(Precision.FLOAT32, Precision.FLOAT32, new Precision(8, 8), new Precision(8, 8));
        assertThat(Precisions.everywhere(rounded, Precision.FLOAT32)).isEqualTo(graph);
    }
}
