package nas4j.results.compare;

import nas4j.results.analysis.Targets;

/**
 * How fast a method reached the target, over the seeds that all methods have.
 *
 * @param evaluations to the target by seed; infinite for a miss
 * @param seconds of evaluation to the target by seed; infinite for a miss
 * @param profile the score of its performance profile over evaluations: 1 if it was the fastest for every seed
 */
public record SpeedRow(String method, Targets evaluations, Targets seconds, double profile) {}
