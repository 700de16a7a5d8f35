package nas4j.search.differentiable;

import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Finds the eigenvalue of a symmetric matrix that is greatest in magnitude, from products with vectors. */
public final class PowerIteration {
    private static final double CLOSE = 1e-3;

    private PowerIteration() {}

    /**
     * The eigenvalue, by Rayleigh's quotient; it ends when that changes by less than a thousandth.
     *
     * @param product the matrix times a vector of length 1
     * @param size of the matrix, from 1
     * @param most products, from 1
     * @param random for the first vector
     */
    public static double dominant(UnaryOperator<double[]> product, int size, int most, RandomGenerator random) {
        double[] vector = new double[size];
        for (int k = 0; k < size; k++) {
            vector[k] = random.nextGaussian();
        }
        scale(vector, 1 / norm(vector));
        double value = 0;
        for (int done = 0; done < most; done++) {
            double[] next = product.apply(vector.clone());
            double before = value;
            value = inner(vector, next);
            double length = norm(next);
            if (length == 0 || (done > 0 && Math.abs(value - before) <= CLOSE * Math.abs(value))) {
                return value;
            }
            scale(next, 1 / length);
            vector = next;
        }
        return value;
    }

    private static double inner(double[] one, double[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += one[k] * other[k];
        }
        return sum;
    }

    private static double norm(double... vector) {
        return Math.sqrt(inner(vector, vector));
    }

    private static void scale(double[] vector, double by) {
        for (int k = 0; k < vector.length; k++) {
            vector[k] *= by;
        }
    }
}
