package nas4j.hardware.agents.queue;

import nas4j.agent.wire.Work;

/**
 * A job that somebody wants done.
 *
 * @param device what kind of device is to do it
 * @param priority higher first
 */
public record JobRequest(String device, int priority, Work work) {}
