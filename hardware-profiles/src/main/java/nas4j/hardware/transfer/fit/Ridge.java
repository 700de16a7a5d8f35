package nas4j.hardware.transfer.fit;

/**
 * Ridge regression with an intercept: least Σ(y − b − w·x)² + α·|w|². α is, of some powers of ten, the one of least
 * leave-one-out error (Allen 1974, "The relationship between variable selection and data augmentation and a method for
 * prediction"). Immutable; deterministic.
 */
public final class Ridge {
    private static final int LEAST_POWER = -4;
    private static final int MOST_POWER = 4;

    private final double[] weights;
    private final double intercept;
    private final double looError;

    /** @param looError mean squared error of each value predicted from the others */
    Ridge(double[] weights, double intercept, double looError) {
        this.weights = weights;
        this.intercept = intercept;
        this.looError = looError;
    }

    /**
     * With the α of least leave-one-out error.
     *
     * @param rows 2 or more
     */
    public static Ridge fit(NumberTable rows, double[] y) {
        RidgePath path = RidgePath.of(rows, y);
        Ridge best = path.solve(Math.pow(10, LEAST_POWER));
        for (int power = LEAST_POWER + 1; power <= MOST_POWER; power++) {
            Ridge other = path.solve(Math.pow(10, power));
            best = other.looError < best.looError ? other : best;
        }
        return best;
    }

    /** b + w·x. */
    public double predict(double[] row) {
        double sum = intercept;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * row[k];
        }
        return sum;
    }

    /** Mean squared error of each value predicted from the others. */
    public double looError() {
        return looError;
    }
}
