package nas4j.hardware.probe;

import nas4j.agent.measure.Measuring;

/**
 * Measures models on this machine with ONNX Runtime, one example at a time. Short blocks of runs of the model and of a
 * reference model take turns, so that whatever else the machine does meets both alike. For one thread.
 */
public final class HostProbe implements AutoCloseable {
    /** What the device is called. */
    public static final String DEVICE = "host";

    /** A day: this process does not watch itself. */
    private static final int NEVER = 86_400;

    private final ProbeProtocol protocol;
    private final RunOptions options;
    private final HostModel reference;

    /** With one thread. */
    public HostProbe(ProbeProtocol protocol) {
        this(protocol, 1);
    }

    /** @param threads threads of each operator, of the model and the reference alike, at least 1 */
    public HostProbe(ProbeProtocol protocol, int threads) {
        this.protocol = protocol;
        options = RunOptions.of(threads);
        reference = HostModel.open(ReferenceModel.model(), options);
    }

    /** Measures a model. */
    public Latency measure(byte[] model) {
        try (HostModel opened = HostModel.open(model, options)) {
            return measure(protocol, opened, reference);
        }
    }

    /** Measures a model beside another, both loaded. */
    public static Latency measure(ProbeProtocol protocol, LoadedModel model, LoadedModel reference) {
        return Latency.of(new Measuring(protocol.withDeadline(NEVER), model, reference).measure());
    }

    @Override
    public void close() {
        reference.close();
    }
}
