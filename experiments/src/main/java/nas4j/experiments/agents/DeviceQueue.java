package nas4j.experiments.agents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import nas4j.evaluate.Measurement;
import nas4j.experiments.prepare.LatencyMeasures;
import nas4j.hardware.agents.AgentController;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.agent.AgentJob;
import nas4j.hardware.probe.agent.AgentProbe;

/** What one device has to measure, and whether it is there to do so. For several threads. */
final class DeviceQueue implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final AgentProbe probe;
    private final BooleanSupplier isStopping;
    private final Consumer<String> remarks;
    private final List<Measured> open = new CopyOnWriteArrayList<>();
    private final Thread watch;
    private final Set<String> slow = new TreeSet<>();
    private boolean wasAway;

    private DeviceQueue(AgentProbe probe, BooleanSupplier isStopping, Consumer<String> remarks) {
        this.probe = probe;
        this.isStopping = isStopping;
        this.remarks = remarks;
        watch = Thread.ofVirtual().name(probe.device()).unstarted(this::watch);
    }

    static DeviceQueue open(
            AgentController controller, String device, BooleanSupplier isStopping, Consumer<String> remarks)
            throws IOException {
        DeviceQueue queue = new DeviceQueue(new AgentProbe(controller, device), isStopping, remarks);
        queue.watch.start();
        return queue;
    }

    /** A measurement that is not there yet. */
    record Measured(AgentJob job, CompletableFuture<List<Measurement>> figures) {}

    Measured ask(byte[] model, ProbeProtocol protocol, int priority) {
        try {
            AgentJob job = probe.submit(model, protocol, priority);
            CompletableFuture<List<Measurement>> figures =
                    job.report().thenApply(report -> LatencyMeasures.of(report.latency(), probe.device()));
            Measured measured = new Measured(job, figures);
            open.add(measured);
            return measured;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void watch() {
        try {
            while (true) {
                look();
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it is closed
        }
    }

    private void look() {
        lookForDrift();
        open.removeIf(measured -> measured.figures().isDone());
        boolean isAway = !open.isEmpty() && probe.isAway();
        if (isAway && !wasAway) {
            remarks.accept(probe.device() + " is not heard of; it has to measure " + open.size()
                    + ", which wait until it is back");
        } else if (wasAway && !probe.isAway()) {
            remarks.accept(probe.device() + " is back");
        }
        wasAway = isAway || (wasAway && probe.isAway());
        if (isAway && isStopping.getAsBoolean()) {
            open.forEach(measured -> measured.figures().completeExceptionally(new DeviceAwayException(probe.device())));
        }
    }

    private void lookForDrift() {
        Map<String, Long> found = probe.drifted();
        found.forEach((agent, percent) -> {
            if (slow.add(agent)) {
                remarks.accept(
                        "the reference model takes " + percent + " % longer on the agent [" + agent
                                + "] than at first; it waits for two minutes for that to end, then its measurements count as unstable");
            }
        });
        slow.removeIf(agent -> {
            if (!found.containsKey(agent)) {
                remarks.accept("the agent [" + agent + "] measures as it did at first again");
            }
            return !found.containsKey(agent);
        });
    }

    @Override
    public void close() {
        watch.interrupt();
        open.forEach(measured -> measured.job().withdraw());
        probe.close();
    }
}
