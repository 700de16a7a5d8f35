package nas4j.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {
    @Test
    void findsKnownValues() {
        SymmetricEigen eigen = SymmetricEigen.of(new double[][] {{1, 2}, {2, 1}});
        assertThat(eigen.value(0)).isEqualTo(3, within(1e-12));
        assertThat(eigen.value(1)).isEqualTo(-1, within(1e-12));
        assertThat(eigen.vector(0)).containsExactly(new double[] {Math.sqrt(0.5), Math.sqrt(0.5)}, within(1e-12));
    }

    @Test
    void valuesTimesVectorsMakeTheMatrixAgain() {
        Seeds.each(5, random -> {
            int size = 30;
            double[][] matrix = new double[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    matrix[i][j] = random.nextGaussian();
                    matrix[j][i] = matrix[i][j];
                }
            }
            SymmetricEigen eigen = SymmetricEigen.of(matrix);
            double[][] again = new double[size][size];
            for (int k = 0; k < eigen.size(); k++) {
                double[] vector = eigen.vector(k);
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < size; j++) {
                        again[i][j] += eigen.value(k) * vector[i] * vector[j];
                    }
                }
            }
            for (int i = 0; i < size; i++) {
                assertThat(again[i]).containsExactly(matrix[i], within(1e-9));
            }
        });
    }

    @Test
    void refusesWhatIsNotSquare() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SymmetricEigen.of(new double[2][3]))
                .withMessageContaining("[3]");
    }
}
