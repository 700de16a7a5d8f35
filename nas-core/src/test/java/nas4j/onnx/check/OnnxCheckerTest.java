package nas4j.onnx.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import nas4j.onnx.proto.AttributeProto;
import nas4j.onnx.proto.ElementType;
import nas4j.onnx.proto.GraphProto;
import nas4j.onnx.proto.ModelProto;
import nas4j.onnx.proto.NodeProto;
import nas4j.onnx.proto.Payload;
import nas4j.onnx.proto.TensorProto;
import nas4j.onnx.proto.ValueInfoProto;
import org.junit.jupiter.api.Test;

/** The checker finds what it is there for. */
class OnnxCheckerTest {
    private static final NodeProto RELU = node("relu", "Relu", List.of("in"), "out");

    private static NodeProto node(
            String name, String operator, List<String> inputs, String output, AttributeProto... attributes) {
        return new NodeProto(name, operator, inputs, List.of(output), List.of(attributes));
    }

    private static ValueInfoProto value(String name) {
        return new ValueInfoProto(name, ElementType.FLOAT, "batch", List.of(3));
    }

    private static List<String> problems(GraphProto graph, int opset) {
        return OnnxChecker.problems(new ModelProto(8, opset, "test", "1", graph, Map.of()).toBytes());
    }

    private static List<String> problems(NodeProto... nodes) {
        TensorProto weight = new TensorProto(
                "weight", ElementType.FLOAT, List.of(3L), Payload.floats(FloatBuffer.wrap(new float[3])));
        GraphProto graph = new GraphProto(
                "graph", List.of(nodes), List.of(weight), List.of(value("in")), List.of(value("out")), List.of());
        return problems(graph, 17);
    }

    @Test
    void aGoodModelPasses() {
        assertThat(problems(RELU)).isEmpty();
    }

    @Test
    void namesAreGivenOnceAndBeforeTheyAreRead() {
        assertThat(problems(RELU, node("again", "Relu", List.of("in"), "out")))
                .containsExactly("value [out] is assigned twice");
        assertThat(problems(RELU, node("again", "Relu", List.of("in"), "weight")))
                .containsExactly("value [weight] is assigned twice");
        assertThat(problems(RELU, node("relu", "Relu", List.of("in"), "other")))
                .containsExactly("node name [relu] twice");
        assertThat(problems(
                        node("first", "Relu", List.of("later"), "out"), node("second", "Relu", List.of("in"), "later")))
                .containsExactly("node [first] reads [later], which is not made yet");
        assertThat(problems(node("relu", "Relu", List.of("in"), "other")))
                .containsExactly("output [out] is made by nothing");
    }

    @Test
    void operatorsGetTheInputsAndAttributesTheyKnow() {
        assertThat(problems(node("relu", "Relu", List.of("in", "weight"), "out")))
                .containsExactly("node [relu] has 2 inputs");
        assertThat(problems(node("add", "Add", List.of("in", ""), "out")))
                .containsExactly("node [add] lacks an input it needs");
        assertThat(problems(node("relu", "Relu", List.of("in"), "out", new AttributeProto.Int("axis", 1))))
                .containsExactly("node [relu] has an unknown attribute [axis]");
        assertThat(problems(node("concat", "Concat", List.of("in"), "out")))
                .containsExactly("node [concat] lacks one of [axis]");
        assertThat(problems(node("concat", "Concat", List.of("in"), "out", new AttributeProto.Real("axis", 1))))
                .containsExactly(
                        "attribute [axis] of node [concat] has type 1",
                        "attribute [axis] of node [concat] has fields [1, 2, 20]");
    }

    @Test
    void descriptionsFitWhatTheyDescribe() {
        GraphProto graph = new GraphProto(
                "graph",
                List.of(RELU),
                List.of(),
                List.of(value("in")),
                List.of(value("out")),
                List.of(value("nothing"), value("in")));
        assertThat(problems(graph, 17)).containsExactly("value_info [nothing] of no value", "value_info [in] twice");
        assertThat(problems(
                        new GraphProto(
                                "",
                                List.of(RELU),
                                List.of(),
                                List.of(value("in")),
                                List.of(new ValueInfoProto("out", ElementType.FLOAT, "n", List.of(0))),
                                List.of()),
                        18))
                .containsExactly(
                        "opset is not 17",
                        "the graph has no name",
                        "value_info [out] has no batch dimension",
                        "value_info [out] has a free dimension besides the batch");
    }

    @Test
    void aCutTensorIsFound() {
        byte[] data = {8, 3, 16, 1, 66, 1, 'w', 74, 8, 0, 0, 0, 0, 0, 0, 0, 0};
        assertThat(OnnxChecker.tensorProblems(data)).containsExactly("tensor [w] has not 12 bytes");
    }
}
