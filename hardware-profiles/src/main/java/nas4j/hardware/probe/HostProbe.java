package nas4j.hardware.probe;

import nas4j.agent.measure.Measuring;
import nas4j.graph.ComputationGraph;

/**
 * Measures models on this machine with ONNX Runtime, one example at a time on one thread. Short blocks of runs of the
 * model and of a reference model take turns, so that whatever else the machine does meets both alike. For one thread.
 */
public final class HostProbe implements AutoCloseable {
    /** What the device is called. */
    public static final String DEVICE = "host";

    /** A day: this process does not watch itself. */
    private static final int NEVER = 86_400;

    private final ProbeProtocol protocol;
    private final HostModel reference;

    public HostProbe(ProbeProtocol protocol) {
        this.protocol = protocol;
        reference = HostModel.open(ReferenceModel.graph(), ReferenceModel.model());
    }

    /**
     * Measures a model.
     *
     * @param graph the network that was exported
     */
    public Latency measure(ComputationGraph graph, byte[] model) {
        try (HostModel opened = HostModel.open(graph, model)) {
            return Latency.of(new Measuring(protocol.withDeadline(NEVER), opened, reference).measure());
        }
    }

    @Override
    public void close() {
        reference.close();
    }
}
