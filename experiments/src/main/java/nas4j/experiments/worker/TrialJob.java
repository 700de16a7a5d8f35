package nas4j.experiments.worker;

/**
 * What a worker is asked to evaluate.
 *
 * @param genotype canonical text
 * @param share of the full budget, above 0 to 1
 * @param seed of all randomness in it
 * @param purpose on which data, and for how long
 * @param files what it reads and writes beside its outcome
 */
public record TrialJob(String genotype, double share, long seed, Purpose purpose, JobFiles files) {

    /** What an evaluation is for. */
    public enum Purpose {
        /** A search learns from it: validation data. */
        SEARCH,
        /** It tells whether a network is worth an evaluation. */
        SCREENING,
        /** It decides between searches: as in the search, but on test data. */
        FINAL,
        /** It makes the weights that other evaluations share. */
        SUPERNET,
        /** It finds networks by the training of a supernet. */
        ONE_SHOT,
        /** It is trained alone, to be compared with what it is with shared weights. */
        ALONE,
        /** It makes what is handed back: the longer training, on test data. */
        DELIVERY,
        /** It is not trained: only what depends on a device is measured, as carefully as for a report. */
        MEASUREMENT;

        /** Whether it is one of many, for which there is a time limit. */
        boolean isLimited() {
            return this == SEARCH || this == FINAL || this == ALONE;
        }
    }
}
