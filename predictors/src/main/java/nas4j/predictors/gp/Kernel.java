package nas4j.predictors.gp;

import java.util.List;
import nas4j.space.Genotype;

/**
 * How alike two genotypes are, by features and parameters. Stateless; for several threads.
 *
 * @param <F> features of one genotype
 */
public interface Kernel<F> {

    /** What is compared of a genotype. */
    F features(Genotype genotype);

    /**
     * The logarithms of the parameters that are most likely before anything is known of the values: the means of their
     * priors.
     *
     * @param rows at least 1
     */
    double[] prior(List<F> rows);

    /** The standard deviations of the priors. */
    double[] priorStd();

    /** The kernel with the parameters whose logarithms are given. */
    At<F> at(double[] logarithms);

    /**
     * A kernel with parameters.
     *
     * @param <F> features of one genotype
     */
    interface At<F> {
        /** k(one, other); symmetric and positive semidefinite. */
        double value(F one, F other);

        /** Adds to {@code sums} the factor times the derivative of the value by the logarithm of each parameter. */
        void addGradient(F one, F other, double factor, double[] sums);
    }
}
