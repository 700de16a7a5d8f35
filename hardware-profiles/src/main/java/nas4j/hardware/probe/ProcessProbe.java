package nas4j.hardware.probe;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import nas4j.onnx.runtime.OnnxSession;

/** Measures a model in this process, with all that can be told about it. Nothing else should run in the process. */
public final class ProcessProbe {
    private static final double MILLIS = 1e6;

    private final ProbeProtocol protocol;
    private final int threads;

    /** @param threads threads of each operator, at least 1 */
    public ProcessProbe(ProbeProtocol protocol, int threads) {
        this.protocol = protocol;
        this.threads = threads;
    }

    /**
     * Latency, memory and times to start.
     *
     * @throws IllegalArgumentException if ONNX Runtime does not take the model, or its inputs are of an unknown kind
     */
    public ProbeReport report(byte[] model) {
        try (HostProbe probe = new HostProbe(protocol, threads)) {
            OptionalLong before = PeakMemory.findBytes();
            long start = System.nanoTime();
            try (HostModel opened = HostModel.open(model, threads)) {
                double load = (System.nanoTime() - start) / MILLIS;
                double first = opened.run() / MILLIS;
                OptionalLong after = PeakMemory.findBytes();
                Latency latency = probe.measure(opened);
                return new ProbeReport(
                        latency,
                        load,
                        first,
                        before.isPresent() && after.isPresent() ? after.getAsLong() - before.getAsLong() : -1,
                        PeakMemory.findBytes().orElse(-1),
                        OnnxSession.runtime());
            }
        }
    }

    /**
     * The time of each operator, in the order in which they run.
     *
     * @throws IllegalArgumentException if ONNX Runtime does not take the model, or its inputs are of an unknown kind
     * @throws IOException if there is no room for the trace
     */
    public List<OperatorTime> operators(byte[] model) throws IOException {
        return new OperatorProbe(protocol, threads).measure(model);
    }
}
