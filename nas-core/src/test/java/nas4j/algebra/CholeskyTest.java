package nas4j.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class CholeskyTest {
    private static final int SIZE = 37;

    /** Of Gaussian vectors, with a little on the diagonal. */
    private static double[][] covariances(RandomGenerator random) {
        double[][] vectors = new double[SIZE][SIZE];
        for (double[] vector : vectors) {
            Arrays.setAll(vector, _ -> random.nextGaussian());
        }
        double[][] matrix = new double[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                for (int k = 0; k < SIZE; k++) {
                    matrix[i][j] += vectors[i][k] * vectors[j][k];
                }
            }
            matrix[i][i] += 0.1;
        }
        return matrix;
    }

    private static Cholesky factor(double[][] matrix) {
        Cholesky cholesky = new Cholesky();
        append(cholesky, matrix, 0);
        return cholesky;
    }

    private static void append(Cholesky cholesky, double[][] matrix, int from) {
        for (int k = from; k < matrix.length; k++) {
            cholesky.append(Arrays.copyOf(matrix[k], k + 1));
        }
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> {
                    double sum = 0;
                    for (int k = 0; k < vector.length; k++) {
                        sum += row[k] * vector[k];
                    }
                    return sum;
                })
                .toArray();
    }

    @Test
    void solves() {
        Seeds.each(5, random -> {
            double[][] matrix = covariances(random);
            double[] expected = random.doubles(SIZE).toArray();
            double[] solved = times(matrix, expected);
            Cholesky cholesky = factor(matrix);
            cholesky.forward(solved);
            cholesky.backward(solved);
            assertThat(solved).containsExactly(expected, within(1e-6));
        });
    }

    @Test
    void inverts() {
        Seeds.each(5, random -> {
            double[][] matrix = covariances(random);
            double[][] inverse = factor(matrix).inverse();
            double[] vector = random.doubles(SIZE).toArray();
            assertThat(times(matrix, times(inverse, vector))).containsExactly(vector, within(1e-6));
        });
    }

    @Test
    void rowsTakenBackAndAddedAgainChangeNothing() {
        double[][] matrix = covariances(Seeds.generator(1));
        Cholesky cholesky = factor(matrix);
        double logDiagonal = cholesky.logDiagonal();
        cholesky.truncate(11);
        assertThat(cholesky.size()).isEqualTo(11);
        append(cholesky, matrix, 11);
        assertThat(cholesky.logDiagonal()).isEqualTo(logDiagonal);
    }

    @Test
    void solvesABlockAsItSolvesEachOfIt() {
        double[][] matrix = covariances(Seeds.generator(1));
        Cholesky cholesky = factor(matrix);
        double[][] block = new double[SIZE][Cholesky.BLOCK];
        for (double[] row : block) {
            Arrays.setAll(row, c -> c + 1.0);
        }
        cholesky.forward(block);
        for (int c : new int[] {0, 7, Cholesky.BLOCK - 1}) {
            double[] single = new double[SIZE];
            Arrays.fill(single, c + 1.0);
            cholesky.forward(single);
            assertThat(Arrays.stream(block).mapToDouble(row -> row[c]).toArray())
                    .containsExactly(single, within(1e-9));
        }
    }

    @Test
    void rowsThatRepeatOthersDoNotBreakIt() {
        Cholesky cholesky = new Cholesky();
        for (int k = 1; k <= 5; k++) {
            double[] ones = new double[k];
            Arrays.fill(ones, 1);
            cholesky.append(ones);
        }
        double[] solved = {1, 1, 1, 1, 1};
        cholesky.forward(solved);
        cholesky.backward(solved);
        assertThat(Arrays.stream(solved).sum()).isEqualTo(1, within(1e-6));
    }

    @Test
    void refusesRowsOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cholesky().append(new double[2]))
                .withMessageContaining("[2]");
    }
}
