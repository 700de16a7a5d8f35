package nas4j.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nas4j.contract.Seeds;
import nas4j.graph.CellNetworks;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class CompiledNetworkTest {
    private static final ComputationGraph CELLS = CellNetworks.whole(
            List.of("nor_conv_3x3", "avg_pool_3x3", "skip_connect", "nor_conv_1x1", "none", "nor_conv_3x3"), 1);

    private static ComputationGraph chain(Op... ops) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("in", new Op.Input(TensorShape.of(2, 4, 4)));
        for (int k = 0; k < ops.length; k++) {
            at = builder.add("stage/" + k, ops[k], at);
        }
        return builder.output("out", at).build();
    }

    @Test
    void aNetworkWithoutASignalHasNoGradients() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int image = builder.add("image", new Op.Input(TensorShape.of(3, 4, 4)));
        int zeros = builder.add("zero", new Op.Zero(0, 1), image);
        builder.output("output", builder.add("pool", new Op.GlobalPool(PoolKind.AVERAGE), zeros));
        try (CompiledNetwork network = Runs.compile(builder.build());
                NDManager step = network.newManager()) {
            NDArray output = Objects.requireNonNull(
                    network.forward(true, step.ones(new Shape(2, 3, 4, 4))).get("output"));
            network.backward(output.sum());
            assertThat(output.sum().getFloat()).isZero();
        }
    }

    @Test
    void parametersBearThePathsOfTheirNodes() {
        ComputationGraph graph = chain(
                new Op.Conv2d(3, Window.same(3, 1, 1), 1, true),
                new Op.BatchNorm(true),
                new Op.BatchNorm(false),
                new Op.LayerNorm(),
                new Op.Position(),
                new Op.Linear(2, false));
        try (CompiledNetwork network = Runs.compile(graph)) {
            assertThat(network.parameters().keySet())
                    .containsExactly(
                            "stage/0.weight",
                            "stage/0.bias",
                            "stage/1.scale",
                            "stage/1.shift",
                            "stage/1.running-mean",
                            "stage/1.running-variance",
                            "stage/2.running-mean",
                            "stage/2.running-variance",
                            "stage/3.scale",
                            "stage/3.shift",
                            "stage/4.weight",
                            "stage/5.weight");
            assertThat(network.trained()).hasSize(8);
        }
    }

    @Test
    void oneSeedGivesTheSameBits() {
        assertThat(train(1, 3)).isEqualTo(train(1, 3)).isNotEqualTo(train(2, 3));
    }

    @Test
    void networksInTwoThreadsGiveTheSameBitsAsInOne() throws ExecutionException, InterruptedException {
        List<Float> first = train(1, 6);
        List<Float> second = train(2, 6);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<List<Float>> one = threads.submit(() -> train(1, 6));
            Future<List<Float>> two = threads.submit(() -> train(2, 6));
            assertThat(one.get()).isEqualTo(first);
            assertThat(two.get()).isEqualTo(second);
        }
    }

    /** Losses and, at the end, gradients of a few passes; dropout included. */
    private static List<Float> train(long seed, int passes) {
        List<Float> numbers = new ArrayList<>();
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("in", new Op.Input(TensorShape.of(3, 8, 8)));
        at = builder.add("conv", new Op.Conv2d(8, Window.same(3, 1, 1), 1, true), at);
        at = builder.add("norm", new Op.BatchNorm(true), at);
        at = builder.add("dropout", new Op.Dropout(0.3), at);
        at = builder.add("linear", new Op.Linear(4, true), at);
        ComputationGraph graph = builder.output("out", at).build();
        Map<String, double[]> inputs = Runs.randomInputs(graph, 16, Seeds.generator(seed));
        try (CompiledNetwork network = new GraphCompiler(Runs.engine()).compile(graph, seed)) {
            for (int pass = 0; pass < passes; pass++) {
                try (NDManager step = network.newManager()) {
                    NDArray[] arrays = Runs.arrays(graph, inputs, 16, step);
                    NDArray loss =
                            Runs.loss(List.copyOf(network.forward(true, arrays).values()));
                    numbers.add(loss.getFloat());
                    network.backward(loss);
                }
            }
            network.weights()
                    .tensors()
                    .values()
                    .forEach(tensor -> numbers.add(tensor.values().get(0)));
            for (Parameter parameter : network.trained()) {
                try (NDArray gradient = network.findGradient(parameter).orElseThrow()) {
                    numbers.add(gradient.toFloatArray()[0]);
                }
            }
        }
        return numbers;
    }

    @Test
    void batchNormNormalisesByTheBatchAndMovesTheStatisticsByATenth() {
        ComputationGraph graph = chain(new Op.BatchNorm(true));
        float[] pixels = new float[2 * 2 * 16];
        for (int k = 0; k < pixels.length; k++) {
            pixels[k] = k / 16 % 2 == 0 ? k % 2 == 0 ? 3 : 5 : 1; // channel 0: mean 4, variance 1
        }
        try (CompiledNetwork network = Runs.compile(graph);
                NDManager step = network.newManager()) {
            NDArray out = Objects.requireNonNull(network.forward(true, step.create(pixels, new Shape(2, 2, 4, 4)))
                    .get("out"));
            assertThat((double) out.getFloat(0, 0, 0, 0)).isCloseTo(-1, within(1e-4));
            assertThat((double) out.getFloat(0, 0, 0, 1)).isCloseTo(1, within(1e-4));
            assertThat(kept(network, "stage/0.running-mean")).isCloseTo(0.4, within(1e-6));
            assertThat(kept(network, "stage/0.running-variance")).isCloseTo(0.9 + 0.1 * 32 / 31, within(1e-6));
            network.backward(out.sum());
        }
    }

    private static double kept(CompiledNetwork network, String path) {
        return Objects.requireNonNull(network.parameters().get(path)).array().getFloat(0);
    }

    @Test
    void dropoutDropsItsShareInTrainingOnly() {
        ComputationGraph graph = chain(new Op.Dropout(0.25));
        try (CompiledNetwork network = Runs.compile(graph);
                NDManager step = network.newManager()) {
            NDArray ones = step.ones(new Shape(400, 2, 4, 4));
            NDArray kept = Objects.requireNonNull(network.forward(true, ones).get("out"));
            double dropped = kept.eq(0).sum().toLongArray()[0] / 12_800.0;
            assertThat(dropped).isCloseTo(0.25, within(0.02)); // five deviations: false alarm in 1 of 10^6 seeds
            assertThat((double) kept.max().getFloat()).isCloseTo(4 / 3.0, within(1e-6));
            assertThat(Objects.requireNonNull(network.forward(true, ones).get("out")))
                    .isNotEqualTo(kept);
            assertThat(Objects.requireNonNull(network.forward(false, ones).get("out")))
                    .isEqualTo(ones);
        }
    }

    @Test
    void aStepLeavesNothingBehind() {
        try (CompiledNetwork network = Runs.compile(CELLS);
                NDManager step = network.newManager()) {
            Map<String, double[]> inputs = Runs.randomInputs(CELLS, 2, Seeds.generator(1));
            NDArray[] arrays = Runs.arrays(CELLS, inputs, 2, step);
            network.forward(false, arrays);
            assertThat(step.getManagedArrays()).as("input and output").hasSize(2);
        }
    }

    @Test
    void weightsComeBackAsTheyWereLoadedAndLeaveNothingBehind() {
        try (CompiledNetwork network = Runs.compile(CELLS)) {
            Weights weights = Runs.randomWeights(network, Seeds.generator(1));
            NDManager manager = network.trained().getFirst().array().getManager();
            network.load(weights);
            int arrays = manager.getManagedArrays().size();
            Map<String, Weights.Tensor> found = network.weights().tensors();
            weights.tensors()
                    .forEach((path, tensor) -> assertThat(
                                    Objects.requireNonNull(found.get(path)).values())
                            .as(path)
                            .isEqualTo(tensor.values()));
            assertThat(manager.getManagedArrays()).hasSize(arrays);
        }
    }

    @Test
    void everyParameterOfACellNetworkGetsAGradient() {
        ComputationGraph graph = CellNetworks.whole(Collections.nCopies(6, "nor_conv_3x3"), 1);
        try (CompiledNetwork network = Runs.compile(graph);
                NDManager step = network.newManager()) {
            NDArray[] arrays = Runs.arrays(graph, Runs.randomInputs(graph, 2, Seeds.generator(1)), 2, step);
            network.backward(Runs.loss(List.copyOf(network.forward(true, arrays).values())));
            assertThat(network.trained())
                    .allMatch(parameter -> network.findGradient(parameter).isPresent());
            long parameters =
                    network.trained().stream().mapToLong(p -> p.array().size()).sum();
            assertThat(parameters).isEqualTo(GraphCost.of(graph).parameters());
        }
    }

    @Test
    void wrongInputsAreRefused() {
        try (CompiledNetwork network = Runs.compile(CELLS);
                NDManager step = network.newManager()) {
            assertThatThrownBy(() -> network.forward(false))
                    .hasMessageContaining("found [0] inputs, the network has 1");
            assertThatThrownBy(() -> network.forward(false, step.ones(new Shape(2, 3, 32, 31))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("input [image] has shape [(2, 3, 32, 31)], accepted: a batch of [3, 32, 32]");
        }
    }
}
