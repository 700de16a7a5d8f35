package nas4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.onnx.check.OnnxChecker;
import nas4j.onnx.check.OnnxFile;
import nas4j.onnx.runtime.OnnxArray;
import nas4j.onnx.runtime.OnnxSession;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Test;

class OnnxExporterTest {
    private static final Op RELU = new Op.Activation(ActivationKind.RELU);

    private static byte[] export(Networks networks, boolean folds) {
        byte[] model =
                OnnxExporter.export(networks.graph(), networks.weights(), new ExportOptions(folds, "1.0", Map.of()));
        OnnxChecker.check(model);
        return model;
    }

    private static OnnxFile file(Networks networks) {
        return OnnxFile.read(export(networks, false));
    }

    private static OnnxFile foldedFile(Networks networks) {
        return OnnxFile.read(export(networks, true));
    }

    private static Map<String, OnnxArray> run(byte[] model, OnnxArray input) {
        try (OnnxSession session = OnnxSession.open(model, 1)) {
            return session.run(Map.of("image", input));
        }
    }

    private static OnnxArray.Floats floats(float... values) {
        return new OnnxArray.Floats(List.of(1L, (long) values.length), FloatBuffer.wrap(values));
    }

    @Test
    void nodesWeightsAndInterfaceKeepTheirNames() {
        Networks networks = Networks.onImage();
        int conv = networks.conv("stage/1/conv", 0);
        int act = networks.add("stage/1/act", RELU, networks.norm("stage/1/norm", conv));
        OnnxFile file = file(networks.output("features", conv).output("classes", act));
        assertThat(file.operators())
                .containsExactly(
                        entry("stage/1/conv", "Conv"),
                        entry("stage/1/norm", "BatchNormalization"),
                        entry("stage/1/act", "Relu"));
        assertThat(file.initializers())
                .containsExactly(
                        "stage/1/conv.weight",
                        "stage/1/norm.scale",
                        "stage/1/norm.shift",
                        "stage/1/norm.running-mean",
                        "stage/1/norm.running-variance");
        assertThat(file.inputs()).containsExactly("image");
        assertThat(file.outputs()).containsExactly("features", "classes");
        assertThat(file.values()).containsExactly("features", "stage/1/norm", "classes");
    }

    @Test
    void whatComputesNothingAndWhatNobodyNeedsIsLeftOut() {
        Networks networks = Networks.onImage();
        int identity = networks.add("identity", new Op.Identity(), networks.add("dropout", new Op.Dropout(0.5), 0));
        networks.conv("dead", identity);
        networks.output("out", networks.add("act", RELU, networks.add("sum", new Op.Add(), identity)));
        assertThat(file(networks).operators()).containsExactly(entry("act", "Relu"));
        assertThat(file(networks).initializers()).isEmpty();
    }

    @Test
    void zerosNeedNothingButTheBatch() {
        Networks networks = Networks.onImage();
        int zero = networks.add("zero", new Op.Zero(0, 2), networks.conv("dead", 0));
        assertThat(file(networks.output("out", zero)).operators().values())
                .containsExactly("Shape", "Concat", "ConstantOfShape");
    }

    @Test
    void outputsMayShareANodeOrShowAnInput() {
        Networks networks = Networks.onInput(TensorShape.of(2));
        int act = networks.add("act", RELU, 0);
        byte[] model = export(
                networks.output("first", act)
                        .output("second", act)
                        .output("image", 0)
                        .output("copy", 0),
                false);
        assertThat(OnnxFile.read(model).operators())
                .containsExactly(entry("act", "Relu"), entry("second", "Identity"), entry("copy", "Identity"));
        Map<String, OnnxArray> expected = new LinkedHashMap<>();
        expected.put("first", floats(0, 2));
        expected.put("second", floats(0, 2));
        expected.put("image", floats(-1, 2));
        expected.put("copy", floats(-1, 2));
        assertThat(run(model, floats(-1, 2))).containsExactlyEntriesOf(expected);
    }

    @Test
    void tokensGoInAndComeOut() {
        Networks networks = Networks.onInput(TensorShape.of(DataType.INT32, 3));
        byte[] model = export(networks.output("twice", networks.add("sum", new Op.Add(), 0, 0)), false);
        OnnxArray tokens = new OnnxArray.Ints(List.of(2L, 3L), IntBuffer.wrap(new int[] {1, 2, 3, 4, 5, 6}));
        OnnxArray twice = new OnnxArray.Ints(List.of(2L, 3L), IntBuffer.wrap(new int[] {2, 4, 6, 8, 10, 12}));
        assertThat(run(model, tokens)).containsExactly(entry("twice", twice));
    }

    @Test
    void aNameThatIsTakenGetsAPrime() {
        Networks networks = Networks.onImage();
        int classes = networks.conv("classes", 0);
        int product = networks.add("a/product", RELU, networks.linear("a", true, classes));
        networks.add("", RELU, product);
        OnnxFile file = file(networks.output("classes", networks.add("a.weight", RELU, 4)));
        assertThat(file.operators().keySet())
                .containsExactly("classes", "a/product'", "a", "a/product", "_", "a.weight");
        assertThat(file.values()).containsExactly("classes'", "a/product'", "a", "a/product", "_", "classes");
        assertThat(file.initializers()).containsExactly("classes.weight", "a.weight", "a.bias");
    }

    @Test
    void anOutputCannotHaveTheNameOfAnotherInput() {
        Networks networks = Networks.onImage();
        networks.output("image", networks.add("act", RELU, 0));
        assertThatThrownBy(() -> export(networks, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("output [image] has the name of an input or none")
                .hasMessageContaining("Maybe rename the input");
    }

    @Test
    void aNormalisationIsFoldedIntoTheLayerThatItAloneReads() {
        Networks networks = Networks.onImage();
        int conv = networks.add("dropout", new Op.Dropout(0.1), networks.conv("conv", 0));
        int flat = networks.add("flat", new Op.Flatten(), networks.norm("norm1", conv));
        int end = networks.norm("norm2", networks.linear("linear", true, flat));
        OnnxFile file = foldedFile(networks.output("out", end));
        assertThat(file.operators())
                .containsExactly(entry("conv", "Conv"), entry("flat", "Flatten"), entry("linear", "Gemm"));
        assertThat(file.values()).containsExactly("norm1", "flat", "out");
        assertThat(file.initializers()).containsExactly("conv.weight", "conv.bias", "linear.weight", "linear.bias");
    }

    @Test
    void aNormalisationStaysWhereItsInputIsReadElsewhereOrHasOtherChannels() {
        Networks shared = Networks.onImage();
        int conv = shared.conv("conv", 0);
        shared.output("out", shared.add("sum", new Op.Add(), shared.norm("norm", conv), conv));
        assertThat(foldedFile(shared).operators()).containsValue("BatchNormalization");

        Networks shown = Networks.onImage();
        conv = shown.conv("conv", 0);
        shown.output("features", conv).output("out", shown.norm("norm", conv));
        assertThat(foldedFile(shown).operators()).containsValue("BatchNormalization");

        Networks rows = Networks.onImage();
        rows.output("out", rows.norm("norm", rows.linear("linear", false, 0)));
        assertThat(foldedFile(rows).operators()).containsValue("BatchNormalization");

        Networks twice = Networks.onImage();
        twice.output("out", twice.norm("norm2", twice.norm("norm1", twice.conv("conv", 0))));
        assertThat(foldedFile(twice).operators().values()).containsExactly("Conv", "BatchNormalization");
    }

    @Test
    void weightsThatDoNotFitAreNamed() {
        Networks networks = Networks.onImage();
        networks.output("out", networks.norm("norm", networks.conv("stage/conv", 0)));
        ExportOptions options = new ExportOptions(true, "1.0", Map.of());
        assertThatThrownBy(() -> OnnxExporter.export(networks.graph(), Weights.of(Map.of()), options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights do not fit the network: found no [norm.running-mean], accepted: shape [3].\n"
                        + "Maybe they belong to another architecture.");
        networks.tensor("stage/conv.weight", 3, 3, 1, 1);
        assertThatThrownBy(() -> OnnxExporter.export(networks.graph(), networks.weights(), options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("weights do not fit the network: found [stage/conv.weight] of shape "
                        + "[3, 3, 1, 1], accepted: shape [3, 3, 3, 3].");
    }

    @Test
    void metadataIsReadBackAndTheBytesAreTheSameEachTime() {
        Networks networks = Networks.onImage();
        networks.output("out", networks.conv("conv", 0)).tensor("unused", 4);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("genotype", "conv=„3×3“ act=\"relu\"");
        metadata.put("data-hash", "");
        ExportOptions options = new ExportOptions(false, "1.0", metadata);
        byte[] model = OnnxExporter.export(networks.graph(), networks.weights(), options);
        OnnxChecker.check(model);
        assertThat(OnnxExporter.export(networks.graph(), networks.weights(), options))
                .isEqualTo(model);
        try (OnnxSession session = OnnxSession.open(model, 1)) {
            assertThat(session.metadata()).isEqualTo(metadata);
        }
    }

    @Test
    void foldingChangesNothingButTheLastDigits() {
        Networks networks = Networks.onImage();
        int flat = networks.add("flat", new Op.Flatten(), networks.norm("norm1", networks.conv("conv", 0)));
        networks.output("out", networks.norm("norm2", networks.linear("linear", true, flat)));
        FloatBuffer pixels = FloatBuffer.allocate(48);
        for (int k = 0; k < 48; k++) {
            pixels.put(k, k % 7 - 3);
        }
        OnnxArray image = new OnnxArray.Floats(List.of(1L, 3L, 4L, 4L), pixels);
        float[] plain = values(run(export(networks, false), image));
        float[] folded = values(run(export(networks, true), image));
        assertThat(folded).isNotEqualTo(plain);
        for (int k = 0; k < plain.length; k++) {
            assertThat(folded[k]).isCloseTo(plain[k], withinPercentage(0.01));
        }
    }

    private static float[] values(Map<String, OnnxArray> outputs) {
        OnnxArray.Floats out = (OnnxArray.Floats) Objects.requireNonNull(outputs.get("out"));
        float[] values = new float[out.values().remaining()];
        out.values().get(values);
        return values;
    }

    @Test
    void whatIsUntrainedRunsAndGivesFiniteNumbers() {
        Networks networks = Networks.onImage();
        int norm = networks.norm("norm", networks.conv("conv", 0));
        int flat = networks.add("flat", new Op.Flatten(), networks.add("act", RELU, norm));
        ComputationGraph graph = networks.output("classes", networks.add("linear", new Op.Linear(5, true), flat))
                .graph();
        byte[] model = OnnxExporter.exportUntrained(graph, 1);
        OnnxChecker.check(model);
        FloatBuffer pixels = FloatBuffer.allocate(48);
        for (int k = 0; k < 48; k++) {
            pixels.put(k, (float) Math.sin(k));
        }
        OnnxArray image = new OnnxArray.Floats(List.of(1L, 3L, 4L, 4L), pixels);
        FloatBuffer classes =
                ((OnnxArray.Floats) run(model, image).values().iterator().next()).values();
        assertThat(classes.limit()).isEqualTo(5);
        for (int k = 0; k < 5; k++) {
            assertThat(Math.abs(classes.get(k))).isGreaterThan(1e-6f).isLessThan(10);
        }
        assertThat(OnnxExporter.exportUntrained(graph, 1)).isEqualTo(model);
        assertThat(OnnxExporter.exportUntrained(graph, 2)).isNotEqualTo(model);
    }
}
