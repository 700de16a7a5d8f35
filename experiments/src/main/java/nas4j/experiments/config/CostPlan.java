package nas4j.experiments.config;

import nas4j.search.differentiable.CostTerm;

/**
 * What a search in a supernet wants to be small beside the loss.
 *
 * @param measure {@code macs}, {@code parameters} or {@code predicted-latency}
 * @param device whose latency it is; empty for what is counted
 * @param form how an expected cost becomes part of the loss: counted, or in milliseconds
 */
public record CostPlan(String measure, String device, CostTerm.Form form) {
    /** As a file has it. */
    public String text() {
        return device.isEmpty() ? measure : measure + " on " + device;
    }
}
