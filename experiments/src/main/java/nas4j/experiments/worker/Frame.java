package nas4j.experiments.worker;

import nas4j.evaluate.TrialOutcome;

/** What parent and worker say to each other. */
sealed interface Frame {

    /** To the worker, first: what it evaluates. */
    record Setup(String provider, String text) implements Frame {}

    /** To the worker: one evaluation. */
    record Evaluate(long ticket, TrialJob job) implements Frame {}

    /** From the worker: it is set up. */
    record Ready() implements Frame {}

    /** From the worker: it cannot be set up, because something a person wrote is wrong. */
    record Refused(String problem) implements Frame {}

    /** From the worker: it begins; from now on its death is the trial's. */
    record Taken(long ticket) implements Frame {}

    /** From the worker: how far it is. */
    record Progress(long ticket, double done, String text) implements Frame {}

    /** From the worker: the outcome. */
    record Answer(long ticket, TrialOutcome outcome) implements Frame {}
}
