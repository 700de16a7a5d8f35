package nas4j.hardware.probe.agent;

import java.util.concurrent.CompletableFuture;
import nas4j.hardware.agents.AgentController;
import nas4j.hardware.probe.ProbeReport;

/**
 * A measurement that another device was asked for. For several threads.
 *
 * @param report ends when a device was there and did it; with {@link AgentFailedException} if none could
 */
public record AgentJob(AgentController controller, String name, CompletableFuture<ProbeReport> report) {

    /** Nobody wants it any more; the report ends with {@link AgentFailedException} unless it is there. */
    public void withdraw() {
        controller.withdraw(name);
    }
}
