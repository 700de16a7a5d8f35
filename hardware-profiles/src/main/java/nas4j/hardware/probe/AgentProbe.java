package nas4j.hardware.probe;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import nas4j.agent.wire.BlobRef;
import nas4j.agent.wire.Protocol;
import nas4j.agent.wire.Work;
import nas4j.hardware.agents.AgentController;
import nas4j.hardware.agents.queue.JobOutcome;

/**
 * Measures models on another device, beside the reference model, one example at a time on one thread: what
 * {@link HostProbe} does on this machine. For several threads.
 */
public final class AgentProbe implements AutoCloseable {
    /** With the device's name after it, what the device is called. */
    public static final String SCHEME = "agent://";

    private static final double DEADLINE_FACTOR = 4;
    private static final double DEADLINE_SECONDS = 120;

    private final AgentController controller;
    private final String device;
    private final Protocol protocol;
    private final BlobRef reference;

    /**
     * Starts nothing on the device yet.
     *
     * @param controller stays the caller's to close
     * @param device what kind of device is to measure, as agents were enrolled for it
     */
    public AgentProbe(AgentController controller, String device, ProbeProtocol protocol) throws IOException {
        this.controller = controller;
        this.device = device;
        double most = protocol.warmUpSeconds() + protocol.mostSeconds() * protocol.repeats();
        this.protocol = protocol.withDeadline((int) (DEADLINE_FACTOR * most + DEADLINE_SECONDS));
        reference = controller.hold(ReferenceModel.model());
    }

    /** {@code agent://NAME}. */
    public String device() {
        return SCHEME + device;
    }

    /**
     * Asks for a measurement. It ends when a device is there and did it; {@link AgentFailedException} if none could.
     *
     * @param priority higher first
     */
    public CompletableFuture<Latency> submit(byte[] model, int priority) throws IOException {
        BlobRef blob = controller.hold(model);
        try {
            String job = controller.submit(device, priority, new Work(blob, reference, protocol));
            return controller.outcome(job).thenApply(this::latency);
        } finally {
            controller.release(blob);
        }
    }

    private Latency latency(JobOutcome outcome) {
        return switch (outcome) {
            case JobOutcome.Measured measured -> Latency.of(measured.measurement());
            case JobOutcome.Failed failed -> throw new AgentFailedException(device(), failed.reasons());
        };
    }

    @Override
    public void close() {
        controller.release(reference);
    }
}
