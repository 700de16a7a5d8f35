package nas4j.results.chart;

/**
 * An axis.
 *
 * @param title what is on it, with its unit
 */
public record Axis(String title, Scale scale) {}
