package nas4j.predictors.proxy;

import nas4j.algebra.SymmetricEigen;

/** How differently a network answers to changes of different images. Mellor et al. 2020, section 3 of the first version. */
public final class JacobianCorrelation {
    /** k, what keeps logarithms and quotients of the paper finite. */
    private static final double LEAST = 1e-5;

    private JacobianCorrelation() {}

    /**
     * −Σ (log(v + k) + 1 / (v + k)) over the eigenvalues v of the correlations of the rows; k = 10⁻⁵. Most, −n, where no two
     * rows are correlated.
     *
     * @param gradients row by row: of the outputs' sum with respect to one image each
     * @param rows how many, from 1
     * @throws NoScoreException if all numbers of a row are equal: it has no correlations
     */
    public static double score(float[] gradients, int rows) {
        int columns = gradients.length / rows;
        double[][] standard = new double[rows][columns];
        for (int k = 0; k < rows; k++) {
            standardise(gradients, k, standard[k]);
        }
        double[][] correlations = new double[rows][rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j <= i; j++) {
                correlations[i][j] = i == j ? 1 : dot(standard[i], standard[j]);
                correlations[j][i] = correlations[i][j];
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(correlations);
        double sum = 0;
        for (int k = 0; k < rows; k++) {
            double value = Math.max(0, eigen.value(k)) + LEAST;
            sum += Math.log(value) + 1 / value;
        }
        return -sum;
    }

    /** Mean 0 and length 1. */
    private static void standardise(float[] gradients, int row, double[] standard) {
        int start = row * standard.length;
        double mean = 0;
        for (int k = 0; k < standard.length; k++) {
            mean += gradients[start + k] / (double) standard.length;
        }
        double square = 0;
        for (int k = 0; k < standard.length; k++) {
            standard[k] = gradients[start + k] - mean;
            square += standard[k] * standard[k];
        }
        if (!(square > 0)) {
            throw new NoScoreException("its outputs answer to all pixels of image [" + row + "] alike");
        }
        double length = Math.sqrt(square);
        for (int k = 0; k < standard.length; k++) {
            standard[k] /= length;
        }
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += one[k] * other[k];
        }
        return sum;
    }
}
