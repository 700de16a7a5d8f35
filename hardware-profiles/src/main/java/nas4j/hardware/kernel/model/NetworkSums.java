package nas4j.hardware.kernel.model;

import nas4j.hardware.kernel.Kernel;
import nas4j.hardware.kernel.KernelFamily;

/** The kernels of a network, added up by what they do. Mutable. */
final class NetworkSums {
    /** Kernels whose times alone mislead alike about the whole: what they do to caches, and what timing them takes. */
    enum Group {
        DENSE(0),
        DEPTHWISE(1),
        VECTOR(2),
        POOL(3),
        SIMPLE(4),
        LAYOUT(5),
        INTEGERS(6),
        ROUNDING(7);

        /** In the order of columns, which files keep. */
        private final int place;

        Group(int place) {
            this.place = place;
        }

        static Group of(Kernel kernel) {
            return kernel.isInteger() && kernel.family() != KernelFamily.SWAP ? INTEGERS : ofFloats(kernel);
        }

        private static Group ofFloats(Kernel kernel) {
            return switch (kernel.family()) {
                case CONV, GROUPED -> DENSE;
                case DEPTHWISE -> DEPTHWISE;
                case LINEAR, ROWS, MATMUL, ATTENTION -> VECTOR;
                case POOL, GLOBAL_POOL, RESIZE -> POOL;
                case NORM, LAYER_NORM, ACTIVATION, ADD, SCALE, MULTIPLY, CONCAT, EMBEDDING, POSITION, ZERO -> SIMPLE;
                case VIEW, TRANSPOSE, PAD, SHUFFLE, REORDER_IN, REORDER_OUT -> LAYOUT;
                case ROUND, UNROUND, CUT, SWAP -> ROUNDING;
            };
        }
    }

    /** Time and number of each group's kernels, and the run itself. */
    static final int COLUMNS = 2 * Group.values().length + 1;

    private final double[] columns = new double[COLUMNS];
    private double squares;

    NetworkSums() {
        columns[COLUMNS - 1] = 1;
    }

    /**
     * Adds a kernel.
     *
     * @param relative its time over that of the reference
     * @param error what kernels of its kind are predicted wrong by, as a logarithm
     */
    void add(Kernel kernel, double relative, double error) {
        squares += relative * error * relative * error;
        int column = 2 * Group.of(kernel).place;
        columns[column] += relative;
        columns[column + 1]++;
    }

    /** What the sum is wrong by, as a share of it, if its kernels' errors have nothing to do with each other. */
    double expectedError() {
        return Math.sqrt(squares) / Math.max(sum(), Double.MIN_NORMAL);
    }

    /** What kernels take alone. */
    double sum() {
        double sum = 0;
        for (int k = 0; k < COLUMNS - 1; k += 2) {
            sum += columns[k];
        }
        return sum;
    }

    /** For each group the time of its kernels and how many they are; then 1. */
    double[] columns() {
        return columns.clone();
    }
}
