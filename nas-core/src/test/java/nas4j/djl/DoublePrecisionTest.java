package nas4j.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class DoublePrecisionTest {

    /** Every operator whose kernel has numbers of its own, or names a type. */
    private static ComputationGraph network() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("in", new Op.Input(TensorShape.of(4, 8, 8)));
        at = builder.add("conv", new Op.Conv2d(8, Window.same(3, 1, 1), 1, true), at);
        at = builder.add("depthwise", new Op.Conv2d(8, Window.same(3, 1, 2), 8, false), at);
        at = builder.add("norm", new Op.BatchNorm(false), at);
        at = builder.add("pool", new Op.Pool(PoolKind.AVERAGE, Window.same(3, 2, 1), false), at);
        at = builder.add("taps", new Op.Pool(PoolKind.AVERAGE, Window.same(3, 1, 2), false), at);
        at = builder.add("act", new Op.Activation(ActivationKind.HSWISH), at);
        at = builder.add("tokens", new Op.Reshape(List.of(8, 16)), at);
        at = builder.add("positions", new Op.Position(), at);
        at = builder.add("layer-norm", new Op.LayerNorm(), at);
        at = builder.add("attention", new Op.Attention(2), at, at, at);
        at = builder.add("linear", new Op.Linear(3, true), at);
        at = builder.add("softmax", new Op.Activation(ActivationKind.SOFTMAX), at);
        at = builder.add("dropout", new Op.Dropout(.5), at);
        at = builder.add("zero", new Op.Add(), at, builder.add("none", new Op.Zero(0, 1), at));
        return builder.output("out", at).build();
    }

    private static List<Double> pass(CompiledNetwork network, DataType type) {
        List<Double> numbers = new ArrayList<>();
        try (NDManager step = network.newManager()) {
            NDArray input = step.arange(0, 2 * 4 * 8 * 8, 1, DataType.FLOAT32)
                    .sin()
                    .reshape(new Shape(2, 4, 8, 8))
                    .toType(type, false);
            NDArray out = Objects.requireNonNull(network.forward(true, input).get("out"));
            assertThat(out.getDataType()).isEqualTo(type);
            network.backward(Runs.loss(List.of(out)));
            add(numbers, out);
            for (Parameter parameter : network.trained()) {
                try (NDArray gradient = network.findGradient(parameter).orElseThrow()) {
                    add(numbers, gradient);
                }
            }
        }
        return numbers;
    }

    private static void add(List<Double> numbers, NDArray array) {
        try (NDArray exact = array.toType(DataType.FLOAT64, true)) {
            for (double number : exact.toDoubleArray()) {
                numbers.add(number);
            }
        }
    }

    @Test
    void aNetworkIsTheSameInBothPrecisions() {
        GraphCompiler compiler = new GraphCompiler(Runs.engine());
        try (CompiledNetwork single = compiler.compile(network(), 3);
                CompiledNetwork exact = compiler.compileInDouble(network(), 3)) {
            List<Double> found = pass(exact, DataType.FLOAT64);
            List<Double> expected = pass(single, DataType.FLOAT32);
            assertThat(found).hasSameSizeAs(expected).isNotEqualTo(expected);
            for (int k = 0; k < found.size(); k++) {
                assertThat(found.get(k)).isCloseTo(expected.get(k), within(1e-4));
            }
        }
    }

    @Test
    void weightsGoInAndOut() {
        GraphCompiler compiler = new GraphCompiler(Runs.engine());
        try (CompiledNetwork single = compiler.compile(network(), 4);
                CompiledNetwork exact = compiler.compileInDouble(network(), 3)) {
            Weights weights = single.weights();
            exact.load(weights);
            weights.tensors().forEach((path, tensor) -> {
                Weights.Tensor copy =
                        Objects.requireNonNull(exact.weights().tensors().get(path));
                assertThat(copy.shape()).isEqualTo(tensor.shape());
                assertThat(copy.values()).isEqualTo(tensor.values());
            });
        }
    }

    @Test
    void aWatcherSeesWhatNodesRead() {
        ComputationGraph graph = network();
        List<String> seen = new ArrayList<>();
        try (CompiledNetwork network = Runs.compile(graph);
                NDManager step = network.newManager()) {
            NDArray input = step.ones(new Shape(2, 4, 8, 8));
            network.forward(
                    false,
                    (id, inputs) -> {
                        Node node = graph.node(id);
                        seen.add(node.path());
                        assertThat(inputs).hasSize(node.inputCount());
                        for (int k = 0; k < inputs.length; k++) {
                            assertThat(inputs[k].getShape().slice(1))
                                    .isEqualTo(Shapes.dims(
                                            graph.node(node.input(k)).shape()));
                        }
                    },
                    input);
        }
        assertThat(seen)
                .startsWith("conv", "depthwise")
                .endsWith("none", "zero")
                .doesNotContain("in");
    }
}
