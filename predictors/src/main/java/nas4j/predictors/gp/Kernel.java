package nas4j.predictors.gp;

import java.util.List;
import nas4j.predict.Row;

/**
 * How alike two rows are, by features and parameters. What it remembers changes no answer; for one thread.
 *
 * @param <F> features of one row
 */
public interface Kernel<F> {

    /**
     * What is compared of a row.
     *
     * @param row its columns are on one scale
     */
    F features(Row row);

    /**
     * The logarithms of the parameters that are most likely before anything is known of the values: the means of their
     * priors.
     *
     * @param rows at least 1
     */
    double[] prior(List<F> rows);

    /** The standard deviations of the priors, for the same rows. */
    double[] priorStd(List<F> rows);

    /** The kernel with the parameters whose logarithms are given. */
    At<F> at(double[] logarithms);

    /**
     * A kernel with parameters.
     *
     * @param <F> features of one row
     */
    interface At<F> {
        /** k(one, other); symmetric and positive semidefinite. */
        double value(F one, F other);

        /** Adds to {@code sums} the factor times the derivative of the value by the logarithm of each parameter. */
        void addGradient(F one, F other, double factor, double[] sums);
    }
}
