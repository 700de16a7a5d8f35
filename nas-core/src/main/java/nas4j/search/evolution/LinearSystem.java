package nas4j.search.evolution;

/** As many linear equations as unknowns. */
final class LinearSystem {
    private LinearSystem() {}

    /**
     * Solves them by elimination with pivoting.
     *
     * @param rows the coefficients of each equation, then what they add up to; changed
     * @return the unknowns; not numbers, or infinite, where there is no single solution
     */
    static double[] solve(double[][] rows) {
        int unknowns = rows.length;
        for (int k = 0; k < unknowns; k++) {
            swap(rows, k, pivot(rows, k));
            for (int row = 0; row < unknowns; row++) {
                if (row != k) {
                    subtract(rows[row], rows[k], rows[row][k] / rows[k][k]);
                }
            }
        }
        double[] solution = new double[unknowns];
        for (int k = 0; k < unknowns; k++) {
            solution[k] = rows[k][unknowns] / rows[k][k];
        }
        return solution;
    }

    private static int pivot(double[][] rows, int column) {
        int pivot = column;
        for (int row = column; row < rows.length; row++) {
            pivot = Math.abs(rows[row][column]) > Math.abs(rows[pivot][column]) ? row : pivot;
        }
        return pivot;
    }

    private static void swap(double[][] rows, int one, int other) {
        double[] row = rows[one];
        rows[one] = rows[other];
        rows[other] = row;
    }

    private static void subtract(double[] from, double[] row, double times) {
        for (int k = 0; k < row.length; k++) {
            from[k] -= times * row[k];
        }
    }
}
