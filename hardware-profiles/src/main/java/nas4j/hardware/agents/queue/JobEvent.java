package nas4j.hardware.agents.queue;

import nas4j.agent.wire.Measurement;

/** What happened to a job. Its events in their order tell how it stands. */
sealed interface JobEvent {
    String job();

    /**
     * Somebody wants it done.
     *
     * @param order counts all jobs of the queue, from 1
     */
    record Submitted(String job, long order, JobRequest request) implements JobEvent {}

    record Leased(String job, int attempt, String agent) implements JobEvent {}

    /**
     * An attempt came to nothing.
     *
     * @param isReported whether the agent said so itself
     */
    record Lost(String job, int attempt, boolean isReported, String reason) implements JobEvent {}

    /** Nobody wants it any more. */
    record Withdrawn(String job) implements JobEvent {}

    record Done(String job, int attempt, Measurement measurement) implements JobEvent {}
}
