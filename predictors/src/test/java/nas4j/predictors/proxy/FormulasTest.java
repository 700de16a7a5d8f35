package nas4j.predictors.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FormulasTest {
    private static final double K = 1e-5;

    @Test
    void uncorrelatedGradientsScoreMost() {
        float[] rows = {1, -1, 0, 0, 0, 0, 1, -1};
        assertThat(JacobianCorrelation.score(rows, 2)).isCloseTo(-2, within(1e-8));
    }

    @Test
    void correlatedGradientsScoreByTheirEigenvalues() {
        // Of (1, 0, −1) and (0, 1, −1) the correlation is 1/2; eigenvalues are 3/2 and 1/2.
        float[] rows = {1, 0, -1, 5, 6, 4};
        double expected = -(Math.log(1.5 + K) + 1 / (1.5 + K) + Math.log(.5 + K) + 1 / (.5 + K));
        assertThat(JacobianCorrelation.score(rows, 2)).isCloseTo(expected, within(1e-8));
    }

    @Test
    void gradientsWithoutDifferencesHaveNoCorrelation() {
        assertThatThrownBy(() -> JacobianCorrelation.score(new float[] {1, 2, 3, 3}, 2))
                .isInstanceOf(NoScoreException.class)
                .hasMessage("its outputs answer to all pixels of image [1] alike");
    }

    @Test
    void agreementCountsEqualBits() {
        // 1100, 1010 and 0011: K is 4 2 0 / 2 4 2 / 0 2 4, its determinant 4·12 − 2·8.
        CodeAgreement agreement = new CodeAgreement(3);
        agreement.add(new float[] {2, 1, 0, 1, 2, 1, 0, 1, 2}, 4, 1);
        assertThat(agreement.logDeterminant()).isCloseTo(Math.log(32), within(1e-9));
        // And once more 1, 0, 0, which counts twice: K is 6 2 0 / 2 6 4 / 0 4 6, its determinant 6·20 − 2·12.
        agreement.add(new float[] {1, 0, 0, 0, 0, 0, 0, 0, 0}, 1, 2);
        assertThat(agreement.logDeterminant()).isCloseTo(Math.log(96), within(1e-9));
    }

    @Test
    void imagesWithOneCodeHaveNoScore() {
        CodeAgreement agreement = new CodeAgreement(2);
        agreement.add(new float[] {2, 2, 2, 2}, 4, 1);
        assertThatThrownBy(agreement::logDeterminant)
                .isInstanceOf(NoScoreException.class)
                .hasMessage("its activations do not tell all images apart");
    }

    @Test
    void aScoreIsFinite() {
        assertThat(NoScoreException.requireFinite(-3.5)).isEqualTo(-3.5);
        assertThatThrownBy(() -> NoScoreException.requireFinite(Double.NEGATIVE_INFINITY))
                .isInstanceOf(NoScoreException.class)
                .hasMessage("it has a score of [-Infinity], which is not finite");
    }
}
