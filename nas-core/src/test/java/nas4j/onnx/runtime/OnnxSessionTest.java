package nas4j.onnx.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.input.InputException;
import nas4j.onnx.ExportOptions;
import nas4j.onnx.OnnxExporter;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxSessionTest {
    @TempDir
    private Path folder = Path.of("");

    private static byte[] relu() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        builder.add("in", new Op.Input(TensorShape.of(2)));
        builder.output("out", builder.add("relu", new Op.Activation(ActivationKind.RELU), 0));
        return OnnxExporter.export(
                builder.build(), Weights.of(Map.of()), new ExportOptions(false, "1.0", Map.of("space", "none")));
    }

    private static OnnxArray floats(List<Long> shape, float... values) {
        return new OnnxArray.Floats(shape, FloatBuffer.wrap(values));
    }

    @Test
    void aModelRunsFromMemoryAndFromAFileWithBatchesOfAnySize() throws IOException {
        Path file = Files.write(folder.resolve("relu.onnx"), relu());
        try (OnnxSession memory = OnnxSession.open(relu(), 1);
                OnnxSession fromFile = OnnxSession.open(file, 2)) {
            for (OnnxSession session : List.of(memory, fromFile)) {
                assertThat(session.run(Map.of("in", floats(List.of(1L, 2L), -1, 1))))
                        .containsExactly(entry("out", floats(List.of(1L, 2L), 0, 1)));
                assertThat(session.run(Map.of("in", floats(List.of(3L, 2L), -1, 1, 2, -2, 3, 3))))
                        .containsExactly(entry("out", floats(List.of(3L, 2L), 0, 1, 2, 0, 3, 3)));
                assertThat(session.metadata()).isEqualTo(Map.of("space", "none"));
            }
        }
    }

    @Test
    void onlyTheRemainingNumbersOfABufferAreTaken() {
        FloatBuffer part =
                FloatBuffer.wrap(new float[] {9, 9, -1, 5, 9}).position(2).limit(4);
        try (OnnxSession session = OnnxSession.open(relu(), 1)) {
            assertThat(session.run(Map.of("in", new OnnxArray.Floats(List.of(1L, 2L), part))))
                    .containsExactly(entry("out", floats(List.of(1L, 2L), 0, 5)));
            assertThat(part.position()).isEqualTo(2);
        }
    }

    @Test
    void wrongInputsAreRefused() {
        try (OnnxSession session = OnnxSession.open(relu(), 1)) {
            assertThatThrownBy(() -> session.run(Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("found inputs [], accepted: [in], each once");
            assertThatThrownBy(() -> session.run(Map.of("image", floats(List.of(1L, 2L), 1, 2))))
                    .hasMessage("found inputs [image], accepted: [in], each once");
            assertThatThrownBy(() -> session.run(Map.of("in", floats(List.of(2L), 1, 2))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("input [in] is [float [2]], accepted: float [any, 2].\n"
                            + "Maybe the batch is missing: it comes first.");
            OnnxArray whole = new OnnxArray.Ints(List.of(1L, 2L), IntBuffer.wrap(new int[2]));
            assertThatThrownBy(() -> session.run(Map.of("in", whole)))
                    .hasMessageStartingWith("input [in] is [int32 [1, 2]], accepted: float [any, 2].");
        }
        assertThatThrownBy(() -> floats(List.of(2L, 2L), 1, 2, 3)).hasMessage("shape [2, 2] has not [3] elements");
        assertThatThrownBy(() -> OnnxSession.open(relu(), 0)).hasMessage("threads [0] is below 1");
    }

    @Test
    void whatIsNoModelIsRefused() throws IOException {
        assertThatThrownBy(() -> OnnxSession.open("no model".getBytes(StandardCharsets.UTF_8), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("found no model that ONNX Runtime takes: ");
        assertThatThrownBy(() -> OnnxSession.open(new byte[0], 1)).isInstanceOf(IllegalArgumentException.class);
        Path missing = folder.resolve("missing.onnx");
        assertThatThrownBy(() -> OnnxSession.open(missing, 1))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(missing + ": found no model that ONNX Runtime takes: ")
                .hasMessageContaining("Maybe");
        byte[] model = relu();
        Path cut = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(model, model.length - 9));
        assertThatThrownBy(() -> OnnxSession.open(cut, 1)).isInstanceOf(InputException.class);
    }

    /** The library of {@code onnxruntime} has the processor; that of {@code onnxruntime_gpu} has these two as well. */
    @Test
    void aProviderThatThisBuildLacksIsRefused() {
        for (OnnxProvider provider : List.of(OnnxProvider.CUDA, OnnxProvider.TENSORRT)) {
            assertThatThrownBy(() -> OnnxSession.open(relu(), 1, provider))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("found provider [" + provider + "], accepted by this build")
                    .hasMessageContaining("Maybe put the jar of com.microsoft.onnxruntime:onnxruntime_gpu first");
        }
    }
}
