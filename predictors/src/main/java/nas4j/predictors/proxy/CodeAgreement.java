package nas4j.predictors.proxy;

import nas4j.algebra.SymmetricEigen;

/**
 * How many bits of the codes of each two images agree: K of Mellor et al. 2021, eq. 1, summed over the layers. Mutable; for
 * one thread.
 */
public final class CodeAgreement {
    /** Of the largest eigenvalue, that the smallest is more than: less is the rounding of 0. */
    private static final double LEAST = 1e-12;

    private final double[][] agreeing;

    /** @param images how many codes there are */
    public CodeAgreement(int images) {
        agreeing = new double[images][images];
    }

    /**
     * Adds the bits of a layer.
     *
     * @param shared row by row, how many bits of two codes are both 1; on the diagonal those of one
     * @param bits of one code
     * @param times how often the layer counts
     */
    public void add(float[] shared, long bits, int times) {
        int n = agreeing.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double onlyOne = (double) shared[i * n + i] + shared[j * n + j] - 2.0 * shared[i * n + j];
                agreeing[i][j] += times * (bits - onlyOne);
            }
        }
    }

    /**
     * The logarithm of K's determinant.
     *
     * @throws NoScoreException if the determinant is 0, as it is where two images have the same code
     */
    public double logDeterminant() {
        SymmetricEigen eigen = SymmetricEigen.of(agreeing);
        double least = LEAST * eigen.value(0);
        double sum = 0;
        for (int k = 0; k < eigen.size(); k++) {
            if (!(eigen.value(k) > least)) {
                throw new NoScoreException("its activations do not tell all images apart");
            }
            sum += Math.log(eigen.value(k));
        }
        return sum;
    }
}
