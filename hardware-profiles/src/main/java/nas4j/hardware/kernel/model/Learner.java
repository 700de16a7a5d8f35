package nas4j.hardware.kernel.model;

/** How the logarithm of a kind's time is learnt. */
enum Learner {
    /** A sum of times for the start, the work, and the numbers that are moved. */
    SUM(true, false),
    /** Ridge regression on logarithms. */
    LINEAR(false, false),
    /** Such a sum, and boosted trees on what it leaves. */
    SUM_AND_TREES(true, true),
    /** Such a regression, and boosted trees on what it leaves. */
    LINEAR_AND_TREES(false, true);

    private final boolean isSum;
    private final boolean hasTrees;

    Learner(boolean isSum, boolean hasTrees) {
        this.isSum = isSum;
        this.hasTrees = hasTrees;
    }

    boolean isSum() {
        return isSum;
    }

    boolean hasTrees() {
        return hasTrees;
    }
}
