package nas4j.hardware.probe.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import nas4j.agent.wire.BlobRef;
import nas4j.agent.wire.Work;
import nas4j.hardware.agents.AgentController;
import nas4j.hardware.agents.queue.JobOutcome;
import nas4j.hardware.probe.HostProbe;
import nas4j.hardware.probe.Latency;
import nas4j.hardware.probe.LatencyProbe;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.ProbeReport;
import nas4j.hardware.probe.ReferenceModel;

/**
 * Measures models on another device, beside the reference model, one example at a time on one thread: what
 * {@link HostProbe} does on this machine. For several threads.
 */
public final class AgentProbe implements LatencyProbe, AutoCloseable {
    /** With the device's name after it, what the device is called. */
    public static final String SCHEME = "agent://";

    private static final double DEADLINE_FACTOR = 4;
    private static final double DEADLINE_SECONDS = 120;
    private static final int ON_ITS_OWN = 0;

    private final AgentController controller;
    private final String device;
    private final BlobRef reference;

    /**
     * Starts nothing on the device yet.
     *
     * @param controller stays the caller's to close
     * @param device what kind of device is to measure, as agents were enrolled for it
     */
    public AgentProbe(AgentController controller, String device) throws IOException {
        this.controller = controller;
        this.device = device;
        reference = controller.hold(ReferenceModel.model());
    }

    /** {@code agent://NAME}. */
    public String device() {
        return SCHEME + device;
    }

    /** Whether no agent of the device was heard of for as long as a lease lasts. */
    public boolean isAway() {
        return controller.isAway(device);
    }

    /** The device's agents that are in quarantine, with by how many percent the reference model takes longer on them. */
    public Map<String, Long> drifted() {
        return controller.drifted(device);
    }

    /**
     * Asks for a measurement, or for one that was asked for before and has not ended.
     *
     * @param priority higher first
     */
    public AgentJob submit(byte[] model, ProbeProtocol protocol, int priority) throws IOException {
        double most = protocol.warmUpSeconds() + protocol.mostSeconds() * protocol.repeats();
        int deadlineSeconds = (int) (DEADLINE_FACTOR * most + DEADLINE_SECONDS);
        BlobRef blob = controller.hold(model);
        try {
            Work work = new Work(blob, reference, protocol.withDeadline(deadlineSeconds));
            String job = controller.submitOnce(device, priority, work);
            return new AgentJob(controller, job, controller.outcome(job).thenApply(this::report));
        } finally {
            controller.release(blob);
        }
    }

    private ProbeReport report(JobOutcome outcome) {
        return switch (outcome) {
            case JobOutcome.Measured measured ->
                new ProbeReport(
                        Latency.of(measured.measurement()),
                        measured.measurement().loadMs(),
                        measured.measurement().firstRunMs(),
                        -1,
                        measured.measurement().peakBytes(),
                        "ONNX Runtime, agent " + measured.agent(),
                        Optional.empty());
            case JobOutcome.Failed failed -> throw new AgentFailedException(device(), failed.reasons());
        };
    }

    /** Waits for a device as long as it takes. */
    @Override
    public ProbeReport measure(Path model, ProbeProtocol protocol)
            throws ProbeFailedException, IOException, InterruptedException {
        AgentJob job = submit(Files.readAllBytes(model), protocol, ON_ITS_OWN);
        try {
            return job.report().get();
        } catch (ExecutionException e) {
            throw new ProbeFailedException(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            job.withdraw();
            throw e;
        }
    }

    @Override
    public void close() {
        controller.release(reference);
    }
}
