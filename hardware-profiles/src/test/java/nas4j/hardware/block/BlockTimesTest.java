package nas4j.hardware.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.hardware.probe.OperatorTime;
import nas4j.hardware.probe.OperatorTimes;
import org.junit.jupiter.api.Test;

class BlockTimesTest {
    private static OperatorTime time(String name, double micros) {
        return new OperatorTime(name, "Conv", micros, 10, List.of());
    }

    @Test
    void operatorsBelongToTheBlockOfTheNodeThatTheirNameBeginsWith() {
        ComputationGraph.Builder b = ComputationGraph.builder();
        int at = b.add("in", new Op.Input(TensorShape.of(3, 8, 8)));
        for (String path : List.of("stem", "stage1/1/conv", "stage1/1/conv2", "stage1/10/conv")) {
            at = b.add(path, new Op.Conv2d(3, Window.same(3, 1, 1), 1, false), at);
        }
        at = b.add("relu", new Op.Activation(ActivationKind.RELU), at);
        ComputationGraph graph = b.output("out", at).build();
        OperatorTimes measured = new OperatorTimes(
                .5,
                List.of(
                        time("stem/whole", 250),
                        time("ReorderInput_7", 250),
                        time("stage1/1/conv_nchwc", 1_000),
                        time("stage1/1/conv2", 500),
                        time("stage1/10/conv", 2_000),
                        time("relu/rounded", 10)));
        Map<String, Double> times = BlockTimes.of(graph, measured, .5);
        assertThat(times)
                .containsExactly(
                        Map.entry("stem", .5),
                        Map.entry("stage1/1", 1.5),
                        Map.entry("stage1/10", 2.0),
                        Map.entry("relu", .01));
        assertThat(BlockTimes.of(graph, measured, 1))
                .as("where the reference takes twice as long")
                .containsEntry("stage1/1", 3.0);
    }
}
