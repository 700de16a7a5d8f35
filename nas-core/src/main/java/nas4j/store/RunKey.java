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

    /**
     * What comes after the searches, with new seeds and on test data: trial {@link #FINAL_OF_SEARCH} is of the network
     * that the search of this seed chose, trial {@link #FINAL_OF_BASELINE} of the one that its baseline chose, and
     * trial {@link #DELIVERED}, of the first seed only, of what the whole experiment hands back.
     */
    public static final String FINAL = "final";

    /**
     * What depends on a device, measured once more and more carefully of the networks on the front of all searches: a
     * trial has the seed and the number of the {@link #SEARCH} trial it is about.
     */
    public static final String MEASURED_AGAIN = "measured-again";

    /**
     * Networks of tasks, and those that somebody asked for, made as the one that is handed back: numbered like
     * {@link #MEASURED_AGAIN}.
     */
    public static final String ASKED_FOR = "asked-for";

    /** The training of the network that holds all others, which they take their weights from. */
    public static final String SUPERNET = "supernet";

    /** The training of a supernet that the networks of {@link #SEARCH} come from. */
    public static final String ONE_SHOT = "one-shot";

    /** Some networks with the weights that they have in the supernet. */
    public static final String SUPERNET_SHARED = "supernet-shared";

    /** The networks of {@link #SUPERNET_SHARED}, under the same numbers, each trained alone. */
    public static final String SUPERNET_ALONE = "supernet-alone";

    /** Number of a trial of the method {@link #FINAL}. */
    public static final long FINAL_OF_SEARCH = 0;

    /** Number of a trial of the method {@link #FINAL}. */
    public static final long FINAL_OF_BASELINE = 1;

    /** Number of a trial of the method {@link #FINAL}. */
    public static final long DELIVERED = 2;
}
