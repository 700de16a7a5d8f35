package nas4j.hardware.probe.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.TrainingDevice;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.hardware.probe.HostProbe;
import nas4j.hardware.probe.Latency;
import nas4j.hardware.probe.LoadedModel;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.ReferenceModel;
import nas4j.hardware.probe.RunOptions;
import nas4j.onnx.ExportOptions;
import nas4j.onnx.OnnxExporter;
import nas4j.onnx.runtime.OnnxArray;
import nas4j.onnx.runtime.OnnxProvider;
import nas4j.onnx.runtime.OnnxSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class BlockModelTest {
    private static final ProbeProtocol SHORT = new ProbeProtocol(5, .1, 30, .2, 10, 2);

    /** The network that is its own reference takes as long as it, but for noise. */
    @Test
    void aBlockIsComparedWithTheReferenceAsABlock() {
        BlockModel block = BlockModel.of(ReferenceModel.graph(), RunOptions.of(1));
        try (LoadedModel model = block.open();
                LoadedModel reference = block.openReference()) {
            Latency latency = HostProbe.measure(SHORT, model, reference);
            assertThat(latency.n()).isGreaterThanOrEqualTo(60);
            assertThat(latency.p50Ms()).isPositive();
            assertThat(latency.ratio()).isCloseTo(1, within(.3));
        }
        assertThat(block.runtime()).matches("DJL \\d.*, PyTorch \\d.*");
    }

    /** What ONNX Runtime makes of the same example with the same weights: it is that network which is timed. */
    @Test
    void whatIsTimedIsTheWholeNetwork() {
        ComputationGraph graph = ReferenceModel.graph();
        BlockModel block = BlockModel.of(graph, RunOptions.of(1));
        try (LoadedBlock model = (LoadedBlock) block.open();
                CompiledNetwork same = new GraphCompiler(Engine.open(TrainingDevice.CPU)).compile(graph, 1);
                OnnxSession session = OnnxSession.open(
                        OnnxExporter.export(graph, same.weights(), new ExportOptions(false, "", Map.of())), 1)) {
            ByteBuffer found = model.read().getFirst();
            OnnxArray.Floats expected = (OnnxArray.Floats) Objects.requireNonNull(
                    session.run(session.example(new SplittableRandom(1))).get("classes"));
            assertThat(found.remaining()).isEqualTo(Float.BYTES * 10);
            for (int k = 0; k < 10; k++) {
                assertThat(found.asFloatBuffer().get(k))
                        .isCloseTo(expected.values().get(k), within(1e-4f));
            }
        }
    }

    @Test
    void tokensAreTakenToo() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int tokens = builder.add("tokens", new Op.Input(TensorShape.of(DataType.INT32, 6)));
        ComputationGraph graph = builder.output("out", builder.add("embedding", new Op.Embedding(11, 4), tokens))
                .build();
        try (LoadedBlock model =
                (LoadedBlock) BlockModel.of(graph, RunOptions.of(1)).open()) {
            List<ByteBuffer> outputs = model.read();
            assertThat(outputs.getFirst().remaining()).isEqualTo(Float.BYTES * 6 * 4);
            assertThat(model.run()).isPositive();
        }
    }

    @Test
    void tensorRtRunsNoBlocks() {
        RunOptions options = new RunOptions(1, OnnxProvider.TENSORRT, false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlockModel.of(ReferenceModel.graph(), options))
                .withMessage("found provider [TENSORRT], accepted for a block of DJL: [CPU, CUDA]");
    }
}
