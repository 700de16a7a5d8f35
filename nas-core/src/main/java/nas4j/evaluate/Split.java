package nas4j.evaluate;

/** Which part of the data a number was measured on. */
public enum Split {
    /** What weights are fitted to. */
    TRAINING,
    /** Carved from the training data with a seed: what a search may look at. */
    VALIDATION,
    /** Seen once, by the final evaluation. */
    TEST,
    /** The number does not come from data, such as a count of parameters. */
    NONE
}
