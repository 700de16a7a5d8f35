package nas4j.store;

/**
 * One search of an experiment: a method with a seed.
 *
 * @param method {@link #SEARCH}, or {@link #BASELINE} for the random search it is compared with
 * @param seed of the run, from which those of its trials derive
 */
public record RunKey(String experiment, String method, long seed) {
    /** The method that the experiment is about. */
    public static final String SEARCH = "search";

    /** Random search at the same cost. */
    public static final String BASELINE = "baseline";

    /** What is not part of a search: the front's last measurements, the winner's last training. */
    public static final String FINAL = "final";
}
