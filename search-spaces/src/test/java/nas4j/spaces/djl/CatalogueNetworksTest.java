package nas4j.spaces.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.Parameter;
import nas4j.djl.TrainingDevice;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Node;
import nas4j.graph.Simplification;
import nas4j.graph.TensorShape;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;
import nas4j.spaces.SmallInputs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks of all spaces run forward and backward, on {@link SmallInputs}. */
@Tag("engine")
class CatalogueNetworksTest {
    private static final int BATCH = 2;

    static List<String> names() {
        return Catalogue.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void twoNetworksOfEverySpaceTrain(String name) {
        checkNetworks(name, 2);
    }

    @ParameterizedTest
    @MethodSource("names")
    @Tag("slow")
    void manyNetworksOfEverySpaceTrain(String name) {
        checkNetworks(name, 200);
    }

    private static void checkNetworks(String name, int count) {
        SearchSpace space = SpaceCompiler.compile(Catalogue.load(name));
        GraphCompiler compiler = new GraphCompiler(Engine.open(TrainingDevice.CPU));
        Seeds.each(count, random -> {
            ComputationGraph graph =
                    SmallInputs.of(space.decode(space.sample(random)).graph());
            checkParameters(compiler, graph);
            checkPasses(compiler, Simplification.simplify(graph), random);
        });
    }

    private static void checkParameters(GraphCompiler compiler, ComputationGraph graph) {
        try (CompiledNetwork network = compiler.compile(graph, 1)) {
            long parameters = network.trained().stream()
                    .mapToLong(parameter -> parameter.array().size())
                    .sum();
            assertThat(parameters).isEqualTo(GraphCost.of(graph).parameters());
        }
    }

    private static void checkPasses(GraphCompiler compiler, ComputationGraph graph, RandomGenerator random) {
        try (CompiledNetwork network = compiler.compile(graph, 1);
                NDManager step = network.newManager()) {
            NDArray[] inputs = graph.inputs().stream()
                    .map(input -> input(input, random, step))
                    .toArray(NDArray[]::new);
            Map<String, NDArray> outputs = network.forward(true, inputs);
            List<NDArray> losses = new ArrayList<>();
            graph.outputs().forEach((name, id) -> {
                NDArray output = Objects.requireNonNull(outputs.get(name));
                assertThat(output.getShape()).isEqualTo(batch(graph.node(id).shape()));
                losses.add(output.square().mean());
            });
            if (!network.trained().isEmpty()) { // a network without a signal has none
                network.backward(losses.stream().reduce(NDArray::add).orElseThrow());
            }
            network.trained().forEach(parameter -> checkGradient(network, parameter));
        }
    }

    private static void checkGradient(CompiledNetwork network, Parameter parameter) {
        try (NDArray gradient = network.findGradient(parameter).orElseThrow();
                NDArray sum = gradient.abs().sum()) {
            assertThat(sum.getFloat()).as(parameter.path()).isFinite();
        }
    }

    private static NDArray input(Node node, RandomGenerator random, NDManager step) {
        Shape shape = batch(node.shape());
        if (node.shape().type() == nas4j.graph.DataType.INT32) {
            return step.ones(shape, DataType.INT32);
        }
        float[] values = new float[(int) shape.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) random.nextGaussian();
        }
        return step.create(values, shape);
    }

    private static Shape batch(TensorShape shape) {
        long[] dims = new long[shape.rank() + 1];
        dims[0] = BATCH;
        for (int k = 0; k < shape.rank(); k++) {
            dims[k + 1] = shape.dim(k);
        }
        return new Shape(dims);
    }
}
