package nas4j.hardware.kernel.model;

/** How the logarithm of a kind's time is learnt. */
enum Learner {
    /** Ridge regression. */
    LINEAR(true, false),
    /** Boosted trees. */
    TREES(false, true),
    /** Ridge regression, and boosted trees on what it leaves. */
    BOTH(true, true);

    private final boolean isLinear;
    private final boolean hasTrees;

    Learner(boolean isLinear, boolean hasTrees) {
        this.isLinear = isLinear;
        this.hasTrees = hasTrees;
    }

    boolean isLinear() {
        return isLinear;
    }

    boolean hasTrees() {
        return hasTrees;
    }
}
