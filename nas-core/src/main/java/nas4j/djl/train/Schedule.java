package nas4j.djl.train;

/** Share of the learning rate at each step. */
public enum Schedule {
    /** Always all. */
    CONSTANT,
    /** Falls in a straight line, to zero after the last step. */
    LINEAR,
    /** Half a cosine wave, to zero after the last step. Loshchilov and Hutter 2017, eq. 5 without restarts. */
    COSINE;

    /**
     * The share at one step.
     *
     * @param step from 0
     * @param steps of the whole training
     */
    public double share(long step, long steps) {
        double done = (double) step / steps;
        return switch (this) {
            case CONSTANT -> 1;
            case LINEAR -> 1 - done;
            case COSINE -> (1 + Math.cos(Math.PI * done)) / 2;
        };
    }
}
