package nas4j.djl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.GraphCompiler;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.Splits;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.data.batch.BatchSource;
import nas4j.djl.data.glyphs.Difficulty;
import nas4j.djl.data.glyphs.GlyphOptions;
import nas4j.djl.data.glyphs.Glyphs;
import nas4j.djl.quantize.Quantisation;
import nas4j.evaluate.Budget;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.Precision;
import nas4j.graph.Simplification;
import nas4j.graph.Window;
import nas4j.graph.quantize.Precisions;
import nas4j.onnx.ExportOptions;
import nas4j.onnx.OnnxExporter;
import nas4j.onnx.quantize.ActivationType;
import nas4j.onnx.runtime.OnnxArray;
import nas4j.onnx.runtime.OnnxSession;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a trained network that rounds says of an image, its file says in ONNX Runtime, which computes with whole numbers. */
@Tag("engine")
class RoundedAgreementTest {
    private static final int BATCH = 100;
    private static final double SAME_CLASS = .995;
    private static final double MOST_POINTS = .3;
    private static final DataSet GLYPHS =
            Glyphs.dataSet(new GlyphOptions(16, Difficulty.EASY, 1, 1_000, 2_000), Glyphs.Targets.CLASS);
    private static final Normalisation NORMALISATION = Normalisation.of(GLYPHS.training());

    static Stream<Named<ComputationGraph>> networks() {
        return Stream.of(
                Named.of("chain", Nets.classifier(GLYPHS.training().shape(), 10, 8, 2, 1)),
                Named.of("inverted residual", inverted()));
    }

    /** A depthwise convolution between two pointwise ones, a gate, and a sum. */
    private static ComputationGraph inverted() {
        Nets nets = new Nets();
        int stem = nets.halve(
                "halve", nets.conv("stem", 8, nets.input(GLYPHS.training().shape())));
        int wide = layer(nets, "wide", new Op.Conv2d(24, Window.same(1, 1, 1), 1, false), stem);
        int deep = layer(nets, "deep", new Op.Conv2d(24, Window.same(3, 1, 1), 24, false), wide);
        int mean = nets.add("mean", new Op.GlobalPool(PoolKind.AVERAGE), deep);
        int squeezed = nets.add(
                "squeezed", new Op.Activation(ActivationKind.RELU), nets.add("less", new Op.Linear(6, true), mean));
        int gate = nets.add(
                "gate",
                new Op.Activation(ActivationKind.HSIGMOID),
                nets.add("more", new Op.Linear(24, true), squeezed));
        int gated = nets.add("gated", new Op.Multiply(), deep, gate);
        int narrow = nets.add(
                "narrow/norm",
                new Op.BatchNorm(true),
                nets.add("narrow/conv", new Op.Conv2d(8, Window.same(1, 1, 1), 1, false), gated));
        nets.classes("output", 10, nets.conv("end", 16, nets.add("sum", new Op.Add(), stem, narrow)));
        return nets.graph();
    }

    private static int layer(Nets nets, String path, Op conv, int in) {
        int norm = nets.add(path + "/norm", new Op.BatchNorm(true), nets.add(path + "/conv", conv, in));
        return nets.add(path + "/hswish", new Op.Activation(ActivationKind.HSWISH), norm);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theFileClassifiesImagesAsTheNetworkDoes(ComputationGraph network) throws InterruptedException {
        Trained eight = train(network, new Precision(8, 8), Quantisation.afterTraining());
        assertThat(eight.right(eight.classes())).as("it has learned something").isGreaterThan(60);
        compare(eight, ActivationType.U8S8);
        compare(eight, ActivationType.S8S8);
        compare(train(network, new Precision(4, 8), Quantisation.inTraining(1)), ActivationType.U8S8);
        compare(train(network, new Precision(4, 4), Quantisation.inTraining(1)), ActivationType.U8S8);
    }

    private static void compare(Trained trained, ActivationType type) throws InterruptedException {
        int[] expected = trained.classes();
        int[] found = trained.classesOfFile(type);
        long same = IntStream.range(0, expected.length)
                .filter(k -> expected[k] == found[k])
                .count();
        assertThat((double) same / expected.length).as("same class, %s", type).isGreaterThanOrEqualTo(SAME_CLASS);
        assertThat(Math.abs(trained.right(found) - trained.right(expected)))
                .as("points of accuracy, %s", type)
                .isLessThanOrEqualTo(MOST_POINTS);
    }

    private static Trained train(ComputationGraph network, Precision precision, Quantisation quantisation)
            throws InterruptedException {
        ComputationGraph graph = Simplification.simplify(Precisions.everywhere(network, precision));
        Splits splits = new Splits(GLYPHS.training(), GLYPHS.test(), GLYPHS.test());
        FinalEvaluation.Result result = new FinalEvaluation(
                        Trials.engine(), TrainingPlan.standard().with(quantisation), splits, _ -> {})
                .evaluate(Trials.architecture(graph), Budget.ofEpochs(8), 1);
        return new Trained(graph, Objects.requireNonNull(result.weights()));
    }

    /** A network, and what it says of each test image. */
    private record Trained(ComputationGraph graph, Weights weights) {
        int[] classes() throws InterruptedException {
            try (CompiledNetwork network = new GraphCompiler(Trials.engine()).compileRounded(graph, 1)) {
                network.load(weights);
                return classes(batch -> {
                    try (NDManager step = network.newManager()) {
                        NDArray outputs = network.forward(
                                        false, Images.array(batch, GLYPHS.test().shape(), step))
                                .get("output");
                        return FloatBuffer.wrap(Objects.requireNonNull(outputs).toFloatArray());
                    }
                });
            }
        }

        int[] classesOfFile(ActivationType type) throws InterruptedException {
            byte[] model = OnnxExporter.export(graph, weights, new ExportOptions(true, type, true, "", Map.of()));
            try (OnnxSession session = OnnxSession.open(model, 1)) {
                return classes(batch -> {
                    OnnxArray images = new OnnxArray.Floats(
                            List.of((long) batch.size(), 1L, 16L, 16L),
                            batch.images().asFloatBuffer());
                    OnnxArray outputs = Objects.requireNonNull(
                            session.run(Map.of("image", images)).get("output"));
                    return ((OnnxArray.Floats) outputs).values();
                });
            }
        }

        private static int[] classes(Outputs outputs) throws InterruptedException {
            int[] classes = new int[GLYPHS.test().size()];
            int done = 0;
            try (BatchSource source = BatchSource.inOrder(GLYPHS.test(), NORMALISATION, BATCH)) {
                while (source.hasNext()) {
                    try (Batch batch = source.next()) {
                        FloatBuffer values = outputs.of(batch);
                        for (int k = 0; k < batch.size(); k++) {
                            classes[done++] = largest(values.slice(10 * k, 10));
                        }
                    }
                }
            }
            return classes;
        }

        private static int largest(FloatBuffer values) {
            return IntStream.range(0, values.limit())
                    .reduce((a, b) -> values.get(b) > values.get(a) ? b : a)
                    .orElseThrow();
        }

        /** Per cent. */
        double right(int... found) {
            ImageData test = GLYPHS.test();
            var labels = test.findClassLabels().orElseThrow();
            return 100.0
                    * IntStream.range(0, found.length)
                            .filter(k -> found[k] == labels.label(k))
                            .count()
                    / found.length;
        }
    }

    private interface Outputs {
        FloatBuffer of(Batch batch);
    }
}
