package nas4j.predictors.djl;

/**
 * How long and how fast to learn. The rate falls to zero along half a cosine.
 *
 * @param steps changes of the parameters, if it does not stop before
 * @param batch rows of a step, at most
 * @param rate of learning, at first
 */
record LearningPlan(int steps, int batch, double rate) {
    /** Share of all epochs without a better held-out error after which it stops. */
    private static final double PATIENCE = .3;

    private static final int LEAST_EPOCHS = 10;

    /** Passes over so many rows. */
    int epochs(int rows) {
        return Math.max(LEAST_EPOCHS, Math.ceilDiv(steps, Math.ceilDiv(rows, batch)));
    }

    /** Epochs without a better held-out error after which it stops. */
    int patience(int rows) {
        return (int) Math.ceil(PATIENCE * epochs(rows));
    }

    double rate(int epoch, int epochs) {
        return rate * (1 + Math.cos(Math.PI * epoch / epochs)) / 2;
    }
}
