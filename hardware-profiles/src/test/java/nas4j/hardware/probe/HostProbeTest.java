package nas4j.hardware.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphHash;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.onnx.ExportOptions;
import nas4j.onnx.OnnxExporter;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Bounds are wide, as the machine may be busy: a model of 16 times the work measures 3 times as much at least, and one that
 * is the reference .5 to 2 of it. Neither depends on how fast the machine is.
 */
@Tag("engine")
class HostProbeTest {
    private static final ProbeProtocol SHORT = new ProbeProtocol(3, .05, 20, .2, 5, 3);
    private static final int WIDTH = 512;

    /** So many square matrices, one after the other. */
    private static ComputationGraph chain(int layers) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("in", new Op.Input(TensorShape.of(WIDTH)));
        for (int k = 0; k < layers; k++) {
            at = builder.add("layer" + k, new Op.Linear(WIDTH, true), at);
        }
        return builder.output("out", at).build();
    }

    private static byte[] model(int layers) {
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
        for (int k = 0; k < layers; k++) {
            List<Long> shape = List.of((long) WIDTH, (long) WIDTH);
            tensors.put("layer" + k + ".weight", new Weights.Tensor(shape, FloatBuffer.allocate(WIDTH * WIDTH)));
            tensors.put("layer" + k + ".bias", new Weights.Tensor(List.of((long) WIDTH), FloatBuffer.allocate(WIDTH)));
        }
        return OnnxExporter.export(chain(layers), Weights.of(tensors), new ExportOptions(false, "", Map.of()));
    }

    @Test
    void moreWorkTakesLongerAlsoAsARatio() {
        try (HostProbe probe = new HostProbe(SHORT)) {
            Latency small = probe.measure(model(2));
            Latency large = probe.measure(model(32));
            assertThat(large.p50Ms()).isGreaterThan(3 * small.p50Ms());
            assertThat(large.ratio()).isGreaterThan(3 * small.ratio());
        }
    }

    @Test
    void theReferenceIsAboutAsFastAsItself() {
        try (HostProbe probe = new HostProbe(SHORT)) {
            Latency latency = probe.measure(ReferenceModel.model());
            assertThat(latency.ratio()).isCloseTo(1, within(.5));
            assertThat(latency.ratioError()).isPositive().isLessThan(.5);
        }
    }

    @Test
    void figuresFitEachOther() {
        try (HostProbe probe = new HostProbe(SHORT)) {
            Latency latency = probe.measure(model(4));
            assertThat(List.of(latency.minMs(), latency.p50Ms(), latency.p90Ms(), latency.p99Ms()))
                    .isSorted()
                    .allMatch(each -> each > 0);
            assertThat(latency.meanMs()).isGreaterThanOrEqualTo(latency.minMs());
            assertThat(latency.n()).isGreaterThanOrEqualTo((long) SHORT.runs() * SHORT.repeats());
        }
    }

    /** Ratios of versions of the program are compared with each other. */
    @Test
    void theReferenceNeverChanges() {
        CRC32 checksum = new CRC32();
        checksum.update(ReferenceModel.model());
        assertThat(GraphHash.of(ReferenceModel.graph())).hasToString("c5be9d7320dd8a87");
        assertThat(checksum.getValue()).isEqualTo(1_178_166_414L);
    }

    @Test
    void whatIsNoModelIsRefused() {
        try (HostProbe probe = new HostProbe(SHORT)) {
            assertThatThrownBy(() -> probe.measure(new byte[] {1, 2, 3})).isInstanceOf(RuntimeException.class);
        }
    }
}
