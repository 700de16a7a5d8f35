package nas4j.algebra;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix, by rotations that make one entry beside the diagonal zero after the
 * other (Jacobi 1846; Golub and Van Loan 2013, "Matrix computations", 8.5). For up to a few hundred rows. Immutable;
 * deterministic: the largest entry of each eigenvector is positive.
 */
public final class SymmetricEigen {
    private static final int MOST_SWEEPS = 60;
    private static final double SMALL = 1e-24;

    private final double[] values;
    private final double[][] vectors;

    private SymmetricEigen(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /**
     * Takes a matrix apart.
     *
     * @param matrix symmetric; it is not changed
     */
    public static SymmetricEigen of(double[][] matrix) {
        int size = matrix.length;
        double[][] a = new double[size][];
        double[][] v = new double[size][size];
        double total = 0;
        for (int k = 0; k < size; k++) {
            if (matrix[k].length != size) {
                throw new IllegalArgumentException(
                        "found a row of [" + matrix[k].length + "] numbers, accepted: " + size);
            }
            a[k] = matrix[k].clone();
            v[k][k] = 1;
            for (double entry : a[k]) {
                total += entry * entry;
            }
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && beside(a) > SMALL * total; sweep++) {
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    rotate(a, v, p, q);
                }
            }
        }
        return sorted(a, v);
    }

    private static double beside(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += 2 * a[i][j] * a[i][j];
            }
        }
        return sum;
    }

    /** Makes a[p][q] zero. Eigenvectors are the rows of v. */
    private static void rotate(double[][] a, double[][] v, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        for (double[] row : a) {
            double rp = row[p];
            row[p] = cosine * rp - sine * row[q];
            row[q] = sine * rp + cosine * row[q];
        }
        turn(a[p], a[q], cosine, sine);
        turn(v[p], v[q], cosine, sine);
    }

    private static void turn(double[] one, double[] other, double cosine, double sine) {
        for (int k = 0; k < one.length; k++) {
            double first = one[k];
            one[k] = cosine * first - sine * other[k];
            other[k] = sine * first + cosine * other[k];
        }
    }

    private static SymmetricEigen sorted(double[][] a, double[][] v) {
        int[] order = IntStream.range(0, a.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -a[k][k]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[order.length];
        double[][] vectors = new double[order.length][];
        for (int k = 0; k < order.length; k++) {
            values[k] = a[order[k]][order[k]];
            vectors[k] = v[order[k]];
            double largest = 0;
            for (double entry : vectors[k]) {
                largest = Math.abs(entry) > Math.abs(largest) ? entry : largest;
            }
            if (largest < 0) {
                for (int j = 0; j < vectors[k].length; j++) {
                    vectors[k][j] = -vectors[k][j];
                }
            }
        }
        return new SymmetricEigen(values, vectors);
    }

    /** How many there are. */
    public int size() {
        return values.length;
    }

    /** The eigenvalue of this number; the largest is number 0. */
    public double value(int number) {
        return values[number];
    }

    /** The eigenvector of this number, of length 1. */
    public double[] vector(int number) {
        return vectors[number].clone();
    }
}
