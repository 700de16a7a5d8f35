package nas4j.results.analysis;

import java.util.List;
import nas4j.store.TrialRecord;

/**
 * A completed trial as the search saw it.
 *
 * @param evaluations that the run had spent when it was done, its own included
 * @param seconds of evaluation that the run had spent, its own included
 * @param losses one for each objective
 */
public record ScoredTrial(TrialRecord trial, double evaluations, double seconds, List<Double> losses) {}
