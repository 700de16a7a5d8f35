package nas4j.hardware.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.onnx.ExportOptions;
import nas4j.onnx.OnnxExporter;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ratio to the reference model, with a machine that others use. Takes minutes. */
@Tag("slow")
class LoadedMachineTest {
    private static final int CHANNELS = 64;
    private static final int RUNS = 10;
    private static final double NEAR = .08;

    /** Takes some tens of milliseconds, longer than the system leaves a processor to one program. */
    private static byte[] large() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("in", new Op.Input(TensorShape.of(CHANNELS, 96, 96)));
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
        for (int k = 0; k < 3; k++) {
            at = builder.add("conv" + k, new Op.Conv2d(CHANNELS, Window.same(3, 1, 1), 1, true), at);
            long channels = CHANNELS;
            tensors.put(
                    "conv" + k + ".weight",
                    new Weights.Tensor(
                            List.of(channels, channels, 3L, 3L), FloatBuffer.allocate(CHANNELS * CHANNELS * 9)));
            tensors.put("conv" + k + ".bias", new Weights.Tensor(List.of(channels), FloatBuffer.allocate(CHANNELS)));
        }
        return OnnxExporter.export(
                builder.output("out", at).build(), Weights.of(tensors), new ExportOptions(false, "", Map.of()));
    }

    private static List<Latency> measure(byte[] model, ProbeProtocol protocol) {
        List<Latency> latencies = new ArrayList<>();
        try (HostProbe probe = new HostProbe(protocol)) {
            for (int run = 0; run < RUNS; run++) {
                latencies.add(probe.measure(model));
            }
        }
        return latencies;
    }

    private static List<Latency> measureBesideOthers(byte[] model, ProbeProtocol protocol, int others)
            throws InterruptedException {
        AtomicBoolean burns = new AtomicBoolean(true);
        List<Thread> burners = new ArrayList<>();
        for (int k = 0; k < others; k++) {
            burners.add(Thread.ofPlatform().start(() -> burn(burns)));
        }
        try {
            return measure(model, protocol);
        } finally {
            burns.set(false);
            for (Thread burner : burners) {
                burner.join();
            }
        }
    }

    private static void burn(AtomicBoolean burns) {
        double sum = 0;
        while (burns.get()) {
            for (int k = 1; k < 100_000; k++) {
                sum += Math.sqrt(k);
            }
        }
        assertThat(sum).isPositive();
    }

    private static double median(List<Latency> latencies) {
        return latencies.stream().mapToDouble(Latency::ratio).sorted().toArray()[latencies.size() / 2];
    }

    /** What is not flagged is near what it is without the others. */
    @Test
    void besideAnotherProgramARatioIsNearOrFlagged() throws InterruptedException {
        byte[] model = ReferenceModel.model();
        double alone = median(measure(model, ProbeProtocol.BRIEF));
        List<Latency> beside = measureBesideOthers(model, ProbeProtocol.BRIEF, 1);
        assertThat(beside)
                .allMatch(
                        latency -> latency.isUnstable() || Math.abs(latency.ratio() / alone - 1) < NEAR,
                        "near " + alone);
    }

    /** Where each processor has to run two programs and more, long runs are interrupted and short ones are not. */
    @Test
    void beforeLongRunsThatAreInterruptedStandsAFlag() throws InterruptedException {
        byte[] model = large();
        double alone = median(measure(model, ProbeProtocol.BRIEF));
        int others = 2 * Runtime.getRuntime().availableProcessors();
        List<Latency> beside = measureBesideOthers(model, ProbeProtocol.BRIEF, others);
        assertThat(beside.stream().filter(Latency::isUnstable).count()).isGreaterThan(RUNS / 2);
        assertThat(beside)
                .allMatch(
                        latency -> latency.isUnstable() || Math.abs(latency.ratio() / alone - 1) < NEAR,
                        "near " + alone);
    }
}
