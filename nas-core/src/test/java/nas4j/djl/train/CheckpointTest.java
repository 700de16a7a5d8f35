package nas4j.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.TrainingDevice;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.Precision;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.graph.quantize.StepNames;
import nas4j.input.InputException;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("engine")
class CheckpointTest {
    @TempDir
    private Path folder = Path.of("");

    /** A convolution whose weights lie channels-last, a normalisation with running statistics, a linear map. */
    private static CompiledNetwork network(long seed, int width) {
        return new GraphCompiler(Engine.open(TrainingDevice.CPU)).compile(graph(width, Precision.FLOAT32), seed);
    }

    /** The same with steps, which are learned as well. */
    private static CompiledNetwork rounded(long seed) {
        CompiledNetwork network =
                new GraphCompiler(Engine.open(TrainingDevice.CPU)).compileRounded(graph(4, new Precision(4, 8)), seed);
        Map<String, Weights.Tensor> tensors = new TreeMap<>(network.weights().tensors());
        tensors.replaceAll((path, tensor) -> StepNames.isStep(path) ? filled(tensor, .05f) : tensor);
        network.load(Weights.of(tensors));
        return network;
    }

    private static Weights.Tensor filled(Weights.Tensor tensor, float number) {
        float[] numbers = new float[tensor.values().remaining()];
        Arrays.fill(numbers, number);
        return new Weights.Tensor(tensor.shape(), FloatBuffer.wrap(numbers));
    }

    private static ComputationGraph graph(int width, Precision precision) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("image", new Op.Input(TensorShape.of(2, 6, 6)));
        at = builder.add("conv", new Op.Conv2d(width, Window.same(3, 1, 1), 1, false), precision, at);
        at = builder.add("norm", new Op.BatchNorm(true), precision, at);
        at = builder.add("mean", new Op.GlobalPool(PoolKind.AVERAGE), precision, at);
        at = builder.add("linear", new Op.Linear(2, true), precision, at);
        return builder.output("out", at).build();
    }

    /** The k-th batch is always the same. */
    private static void step(Training training, int k) {
        training.step(
                manager -> {
                    float[] pixels = new float[3 * 2 * 6 * 6];
                    for (int i = 0; i < pixels.length; i++) {
                        pixels[i] = (float) Math.sin(i + 10.0 * k);
                    }
                    return new NDArray[] {manager.create(pixels, new Shape(3, 2, 6, 6))};
                },
                out -> Objects.requireNonNull(out.get("out")).square().mean());
    }

    private static Map<String, String> numbers(CompiledNetwork network) {
        Map<String, String> numbers = new TreeMap<>();
        network.weights().tensors().forEach((path, tensor) -> numbers.put(path, Arrays.toString(floats(tensor))));
        return numbers;
    }

    private static float[] floats(Weights.Tensor tensor) {
        FloatBuffer values = tensor.values();
        float[] floats = new float[values.remaining()];
        values.get(floats);
        return floats;
    }

    private static Optimizer optimizer(String name) {
        return name.equals("sgd") ? Optimizer.Sgd.standard() : Optimizer.AdamW.standard();
    }

    private Checkpoint trained(CompiledNetwork network, Optimization optimization, int steps) throws IOException {
        try (Training training = new Training(network, optimization, steps)) {
            for (int k = 0; k < steps; k++) {
                step(training, k);
            }
            Path file = folder.resolve("checkpoint");
            training.checkpoint().save(file);
            return Checkpoint.load(file);
        }
    }

    @ParameterizedTest
    @CsvSource({"sgd, false", "adamw, false", "sgd, true", "adamw, true"})
    void aTrainingInTwoPartsGivesTheWeightsOfOneInOne(String name, boolean rounds) throws IOException {
        Optimization optimization = Optimization.of(optimizer(name), Schedule.CONSTANT);
        try (CompiledNetwork whole = rounds ? rounded(1) : network(1, 4);
                CompiledNetwork first = rounds ? rounded(1) : network(1, 4);
                CompiledNetwork second = rounds ? rounded(2) : network(2, 4)) {
            Map<String, String> before = numbers(whole);
            trained(whole, optimization, 9);
            Checkpoint checkpoint = trained(first, optimization, 4);
            assertThat(checkpoint.fits(second, optimization.optimizer())).isTrue();
            try (Training training = new Training(second, optimization, 9, checkpoint)) {
                assertThat(training.done()).isEqualTo(4);
                for (int k = 4; k < 9; k++) {
                    step(training, k);
                }
            }
            assertThat(numbers(second)).isEqualTo(numbers(whole));
            before.keySet().stream()
                    .filter(StepNames::isStep)
                    .forEach(step -> assertThat(numbers(whole)).doesNotContainEntry(step, before.get(step)));
        }
    }

    @Test
    void theLearningRateIsThatOfTheLongerTrainingAtTheStepWhereItGoesOn() throws IOException {
        Optimization optimization = Optimization.of(Optimizer.Sgd.standard(), Schedule.LINEAR);
        try (CompiledNetwork network = network(1, 4)) {
            Checkpoint checkpoint = trained(network, optimization, 4);
            assertThat(checkpoint.learningRate()).isCloseTo(.05f / 4, within(1e-8f));
            try (Training training = new Training(network, optimization, 16, checkpoint)) {
                assertThat(training.learningRate()).isCloseTo(.05 * 12 / 16, within(1e-12));
            }
        }
    }

    @Test
    void oneStepIsAlwaysLeftToDo() throws IOException {
        Optimization optimization = Optimization.of(Optimizer.Sgd.standard(), Schedule.LINEAR);
        try (CompiledNetwork network = network(1, 4);
                Training training = new Training(network, optimization, 3, trained(network, optimization, 3))) {
            assertThat(training.done()).isEqualTo(2);
        }
    }

    @Test
    void stepsBeyondWhatAFloatHoldsAreKept() throws IOException {
        Weights none = Weights.of(Map.of());
        Path file = folder.resolve("many");
        new Checkpoint((1L << 33) + 12_345_679, .1f, none, none).save(file);
        assertThat(Checkpoint.load(file).steps()).isEqualTo((1L << 33) + 12_345_679);
    }

    @Test
    void thatOfAnotherNetworkOrOptimizerDoesNotFit() throws IOException {
        Optimization optimization = Optimization.of(Optimizer.Sgd.standard(), Schedule.LINEAR);
        try (CompiledNetwork network = network(1, 4);
                CompiledNetwork other = network(1, 5)) {
            Checkpoint checkpoint = trained(network, optimization, 2);
            assertThat(checkpoint.fits(network, Optimizer.Sgd.standard())).isTrue();
            assertThat(checkpoint.fits(network, Optimizer.AdamW.standard())).isFalse();
            assertThat(checkpoint.fits(other, Optimizer.Sgd.standard())).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, .01, .5, .99})
    void aFileThatIsCutOffIsFoundDamaged(double part) throws IOException {
        try (CompiledNetwork network = network(1, 4)) {
            trained(network, Optimization.of(Optimizer.Sgd.standard(), Schedule.LINEAR), 2);
        }
        Path file = folder.resolve("checkpoint");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, (int) (part * bytes.length)));
        assertThatThrownBy(() -> Checkpoint.load(file)).isInstanceOf(InputException.class);
    }
}
