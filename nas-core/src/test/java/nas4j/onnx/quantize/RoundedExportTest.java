package nas4j.onnx.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.Precision;
import nas4j.graph.Rounding;
import nas4j.graph.TensorShape;
import nas4j.graph.quantize.Precisions;
import nas4j.onnx.ExportOptions;
import nas4j.onnx.OnnxExporter;
import nas4j.onnx.check.OnnxChecker;
import nas4j.onnx.check.OnnxFile;
import nas4j.onnx.runtime.OnnxArray;
import nas4j.onnx.runtime.OnnxSession;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that round compute in ONNX Runtime what {@link SlowNetwork} computes. */
class RoundedExportTest {
    private static final Precision INT8 = new Precision(8, 8);
    private static final Rounding SYMMETRIC = new Rounding(8, true, false);

    @TempDir
    private Path folder = Path.of("");

    static Stream<Named<Function<Precision, ComputationGraph>>> networks() {
        return Stream.of(
                Named.of("chain", precision -> RoundedNetworks.chain(precision, ActivationKind.RELU)),
                Named.of("chain6", precision -> RoundedNetworks.chain(precision, ActivationKind.RELU6)),
                Named.of("mbconv", RoundedNetworks::mbConv),
                Named.of("residual", RoundedNetworks::residual),
                Named.of("cell", RoundedNetworks::cell),
                Named.of("perceptron", RoundedNetworks::perceptron),
                Named.of("concat", RoundedNetworks::concat));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theRuntimeComputesWhatThePlanSays(Function<Precision, ComputationGraph> network) {
        Comparison signed = compare(network.apply(INT8), ActivationType.S8S8, 100);
        Comparison unsigned = compare(network.apply(INT8), ActivationType.U8S8, 100);
        assertThat(unsigned.within(1)).isGreaterThan(.95);
        assertThat(signed.within(1)).isGreaterThan(.95);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void otherPrecisionsAreExactAsWell(Function<Precision, ComputationGraph> network) {
        Comparison fewBits = compare(network.apply(new Precision(5, 6)), ActivationType.U8S8, 50);
        assertThat(fewBits.within(8)).as("6 bits").isGreaterThan(.9);
        Comparison weights = compare(network.apply(new Precision(6, 32)), ActivationType.U8S8, 50);
        assertThat(weights.within(.01)).as("weights alone").isEqualTo(1);
        Comparison values = compare(network.apply(new Precision(32, 8)), ActivationType.U8S8, 50);
        assertThat(values.within(1)).as("activations alone").isGreaterThan(.95);
        Precision asymmetric = new Precision(new Rounding(8, false, false), SYMMETRIC);
        assertThat(compare(network.apply(asymmetric), ActivationType.U8S8, 50).within(2))
                .as("asymmetric weights")
                .isGreaterThan(.95);
        Precision channels = new Precision(new Rounding(8, false, true), SYMMETRIC);
        assertThat(compare(network.apply(channels), ActivationType.U8S8, 50).within(2))
                .as("asymmetric weights, each channel by itself")
                .isGreaterThan(.95);
    }

    @ParameterizedTest
    @MethodSource("networks")
    @Tag("slow")
    void classesOfManyImagesAreTheSame(Function<Precision, ComputationGraph> network) {
        Comparison compared = compare(network.apply(INT8), ActivationType.U8S8, 2_000);
        assertThat(compared.within(1)).isGreaterThan(.95);
        assertThat(compared.sameClasses()).isGreaterThanOrEqualTo(.995);
    }

    private static Comparison compare(ComputationGraph graph, ActivationType type, int count) {
        float[][] images = RoundedNetworks.images(graph, count, Seeds.generator(2));
        Map<String, float[]> numbers = RoundedNetworks.numbers(graph, Arrays.copyOf(images, 50));
        byte[] model = export(graph, numbers, type);
        OnnxChecker.check(model);
        assertThat(export(graph, numbers, type)).isEqualTo(model);
        SlowNetwork slow = new SlowNetwork(graph, numbers, true);
        int last = Objects.requireNonNull(graph.outputs().get("classes"));
        double[][] expected =
                Stream.of(images).map(image -> slow.run(image)[last]).toArray(double[][]::new);
        return new Comparison(expected, run(model, graph, images));
    }

    private static byte[] export(ComputationGraph graph, Map<String, float[]> numbers, ActivationType type) {
        return export(graph, numbers, type, false);
    }

    private static byte[] export(
            ComputationGraph graph, Map<String, float[]> numbers, ActivationType type, boolean packs) {
        return OnnxExporter.export(
                graph, RoundedNetworks.weights(graph, numbers), new ExportOptions(true, type, packs, "1.0", Map.of()));
    }

    /** Outputs of all images. */
    private static final class Comparison {
        private final double[][] expected;
        private final float[][] found;

        Comparison(double[][] expected, float[][] found) {
            this.expected = expected;
            this.found = found;
        }

        /** Which share of the outputs is as close as some of 255 steps over their range. */
        double within(double steps) {
            double low =
                    Stream.of(expected).flatMapToDouble(Arrays::stream).min().orElseThrow();
            double high =
                    Stream.of(expected).flatMapToDouble(Arrays::stream).max().orElseThrow();
            double most = steps * (high - low) / 255;
            long close = IntStream.range(0, expected.length)
                    .mapToLong(k -> IntStream.range(0, expected[k].length)
                            .filter(c -> Math.abs(found[k][c] - expected[k][c]) <= most)
                            .count())
                    .sum();
            return (double) close / expected.length / expected[0].length;
        }

        double sameClasses() {
            return IntStream.range(0, expected.length)
                    .mapToDouble(k -> best(expected[k]) == best(doubles(found[k])) ? 1 : 0)
                    .average()
                    .orElseThrow();
        }

        private static double[] doubles(float... numbers) {
            return IntStream.range(0, numbers.length)
                    .mapToDouble(k -> numbers[k])
                    .toArray();
        }

        private static int best(double... values) {
            return IntStream.range(0, values.length)
                    .reduce((a, b) -> values[b] > values[a] ? b : a)
                    .orElseThrow();
        }
    }

    private static float[][] run(byte[] model, ComputationGraph graph, float[][] images) {
        List<Long> shape = new ArrayList<>(List.of((long) images.length));
        for (int dim : graph.inputs().getFirst().shape().toArray()) {
            shape.add((long) dim);
        }
        FloatBuffer pixels = FloatBuffer.allocate(images.length * images[0].length);
        Stream.of(images).forEach(pixels::put);
        float[][] found = new float[images.length][RoundedNetworks.CLASSES];
        try (OnnxSession session = OnnxSession.open(model, 1)) {
            OnnxArray inputs = new OnnxArray.Floats(shape, pixels.flip());
            OnnxArray outputs = session.run(Map.of("image", inputs)).get("classes");
            FloatBuffer values = ((OnnxArray.Floats) Objects.requireNonNull(outputs)).values();
            Stream.of(found).forEach(values::get);
        }
        return found;
    }

    private static byte[] drawn(ComputationGraph graph) {
        float[][] images = RoundedNetworks.images(graph, 10, Seeds.generator(2));
        return export(graph, RoundedNetworks.numbers(graph, images), ActivationType.U8S8);
    }

    @Test
    void theRuntimeComputesWithWholeNumbers() throws IOException {
        assertThat(operators(drawn(RoundedNetworks.residual(INT8))))
                .containsEntry("QLinearConv", 6)
                .containsEntry("QLinearAdd", 2)
                .containsEntry("QGemm", 1)
                .containsEntry("QuantizeLinear", 1)
                .doesNotContainKeys("Conv", "FusedConv", "Relu", "DequantizeLinear");
        assertThat(operators(drawn(RoundedNetworks.chain(INT8, ActivationKind.RELU6))))
                .containsEntry("QLinearConv", 3)
                .doesNotContainKeys("Clip", "DequantizeLinear");
        assertThat(operators(drawn(RoundedNetworks.concat(new Precision(5, 6)))))
                .containsEntry("QLinearConv", 4)
                .containsEntry("QLinearConcat", 1);
    }

    /** How often the runtime runs each operator. */
    private Map<String, Integer> operators(byte[] model) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        try (OnnxSession session = OnnxSession.openProfiled(model, 1, folder.resolve("trace"))) {
            session.run(session.example(Seeds.generator(1)));
            Matcher matcher = Pattern.compile("_kernel_time\"[^\\n]*?\"op_name\" ?: ?\"(\\w+)\"")
                    .matcher(Files.readString(session.endProfile()));
            while (matcher.find()) {
                counts.merge(matcher.group(1), 1, Integer::sum);
            }
        }
        return counts;
    }

    @Test
    void weightsTakeAByteEach() {
        RoundedNetworks rounded = new RoundedNetworks(INT8, TensorShape.of(3, 32, 32));
        int stem = rounded.convRelu(64, 3, 1, 0);
        int block = rounded.conv(128, 3, 2, 1, rounded.convRelu(64, 3, 1, stem));
        int shortcut = rounded.conv(128, 1, 2, 1, stem);
        int sum = rounded.add("sum", new Op.Add(), block, shortcut);
        ComputationGraph graph = rounded.classes(rounded.add("relu", RoundedNetworks.RELU, sum));
        int whole = OnnxExporter.exportUntrained(graph, 1).length;
        ComputationGraph floats = Precisions.everywhere(graph, Precision.FLOAT32);
        assertThat(whole).isLessThan((int) (.28 * OnnxExporter.exportUntrained(floats, 1).length));
    }

    /** The runtime makes bytes of them when it loads the file. */
    @ParameterizedTest
    @MethodSource("networks")
    void packedWeightsAreTheSameNetworkInAShorterFile(Function<Precision, ComputationGraph> network)
            throws IOException {
        ComputationGraph graph = network.apply(new Precision(4, 8));
        float[][] images = RoundedNetworks.images(graph, 20, Seeds.generator(2));
        Map<String, float[]> numbers = RoundedNetworks.numbers(graph, images);
        byte[] bytes = export(graph, numbers, ActivationType.U8S8, false);
        byte[] packed = export(graph, numbers, ActivationType.U8S8, true);
        OnnxChecker.check(packed);
        assertThat(run(packed, graph, images)).isDeepEqualTo(run(bytes, graph, images));
        assertThat(operators(packed)).isEqualTo(operators(bytes));
        assertThat(OnnxFile.read(packed).initializers()).anyMatch(name -> name.endsWith(".packed-weight"));
    }

    @Test
    void packedWeightsTakeHalfAByteEach() {
        RoundedNetworks rounded = new RoundedNetworks(new Precision(4, 8), TensorShape.of(64, 8, 8));
        ComputationGraph graph = rounded.classes(rounded.convRelu(255, 3, 1, 0));
        float[][] images = RoundedNetworks.images(graph, 2, Seeds.generator(2));
        Map<String, float[]> numbers = RoundedNetworks.numbers(graph, images);
        int bytes = export(graph, numbers, ActivationType.U8S8, false).length;
        int packed = export(graph, numbers, ActivationType.U8S8, true).length;
        long weights = 255 * 64 * 9 + 255 * RoundedNetworks.CLASSES;
        assertThat((double) (bytes - packed)).isCloseTo(weights / 2.0, within(400.0));
    }

    /** From opset 18 on, axes are an input. */
    @Test
    void packedWeightsLeaveMeansOverRowsAsTheyAre() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int mean = builder.add(
                "mean", new Op.GlobalPool(PoolKind.AVERAGE), builder.add("image", new Op.Input(TensorShape.of(2, 4))));
        int classes = builder.add("linear", new Op.Linear(1, false), new Precision(4, 32), mean);
        ComputationGraph graph = builder.output("classes", classes).build();
        Weights weights = Weights.of(Map.of(
                "linear.weight", tensor(List.of(1L, 4L), 1, -2, 3, -4),
                "linear.weight-step", tensor(List.of(1L), .5f)));
        byte[] packed = OnnxExporter.export(
                graph, weights, new ExportOptions(true, ActivationType.U8S8, true, "1.0", Map.of()));
        OnnxChecker.check(packed);
        assertThat(OnnxFile.read(packed).operators()).containsEntry("mean", "ReduceMean");
        try (OnnxSession session = OnnxSession.open(packed, 1)) {
            OnnxArray rows =
                    new OnnxArray.Floats(List.of(1L, 2L, 4L), FloatBuffer.wrap(new float[] {1, 2, 3, 4, 3, 4, 5, 6}));
            OnnxArray found = session.run(Map.of("image", rows)).get("classes");
            assertThat(((OnnxArray.Floats) Objects.requireNonNull(found))
                            .values()
                            .get(0))
                    .isEqualTo(2 * 1 - 3 * 2 + 4 * 3 - 5 * 4f);
        }
    }

    private static Weights.Tensor tensor(List<Long> shape, float... numbers) {
        return new Weights.Tensor(shape, FloatBuffer.wrap(numbers));
    }

    @Test
    void weightsOfMoreBitsAreNotPacked() {
        ComputationGraph graph = RoundedNetworks.perceptron(new Precision(5, 8));
        float[][] images = RoundedNetworks.images(graph, 2, Seeds.generator(2));
        Map<String, float[]> numbers = RoundedNetworks.numbers(graph, images);
        assertThat(export(graph, numbers, ActivationType.U8S8, true))
                .isEqualTo(export(graph, numbers, ActivationType.U8S8, false));
    }

    @Test
    void stepsHaveTheNamesOfTheirPoints() {
        OnnxFile file = OnnxFile.read(drawn(RoundedNetworks.perceptron(INT8)));
        assertThat(file.initializers())
                .contains("flat0.step", "flat0.zero", "linear1.weight", "linear1.weight-step", "linear1.bias");
        assertThat(file.operators()).containsEntry("linear1", "Gemm").containsEntry("relu2/whole", "QuantizeLinear");
    }

    @Test
    void whatNoRuntimeComputesIsRefused() {
        assertThatThrownBy(() -> drawn(RoundedNetworks.perceptron(new Precision(2, 8))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("weights of [linear1] have [2] bits, accepted in an ONNX file: 3 to 8, or 32");
        assertThatThrownBy(() -> drawn(RoundedNetworks.perceptron(new Precision(8, 16))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "activations of [flat0] have [16] bits, accepted in an ONNX file: 2 to 8, or 32");
    }
}
