package nas4j.predictors.djl;

import ai.djl.ndarray.types.Shape;
import java.util.random.RandomGenerator;

/**
 * One matrix of parameters.
 *
 * @param bound its numbers begin uniformly within ± this
 */
record Piece(int rows, int columns, double bound) {

    /** Weights or a bias of a layer that reads {@code inputs} numbers, as PyTorch begins them: within 1 / √inputs. */
    static Piece reading(int inputs, int rows, int columns) {
        return new Piece(rows, columns, 1 / Math.sqrt((double) inputs));
    }

    int size() {
        return rows * columns;
    }

    /** The shape of the matrices of all members. */
    Shape shape(int members) {
        return new Shape(members, rows, columns);
    }

    void begin(float[] values, int from, RandomGenerator random) {
        for (int k = 0; k < size(); k++) {
            values[from + k] = (float) random.nextDouble(-bound, bound);
        }
    }
}
