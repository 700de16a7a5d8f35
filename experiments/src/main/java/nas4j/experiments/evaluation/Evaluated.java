package nas4j.experiments.evaluation;

import java.time.Instant;
import nas4j.evaluate.TrialOutcome;

/**
 * An evaluation that has ended.
 *
 * @param worker what did it
 */
public record Evaluated(TrialOutcome outcome, Instant start, Instant end, String worker) {}
