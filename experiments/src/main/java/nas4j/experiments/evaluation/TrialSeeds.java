package nas4j.experiments.evaluation;

import nas4j.store.RunKey;

/** The seed of each trial: it depends on the run and the trial's number alone. */
public final class TrialSeeds {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private TrialSeeds() {}

    /**
     * The seed, at least 0.
     *
     * @param trial its number; -1 for the run itself
     */
    public static long of(RunKey run, long trial) {
        long mixed = mix(run.seed() + GOLDEN * run.method().hashCode());
        return mix(mixed + GOLDEN * (trial + 1)) >>> 1;
    }

    /** The finalizer of SplitMix64, Steele, Lea and Flood 2014. */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
