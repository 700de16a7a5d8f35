package nas4j.results.compare;

import nas4j.results.statistics.Contrast;

/**
 * Two searches against each other.
 *
 * @param contrast how much better the first is
 * @param adjustedP its p-value, corrected for the number of pairs by Holm's procedure
 */
public record PairRow(String first, String second, Contrast contrast, double adjustedP) {}
