package nas4j.hardware.transfer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class VarianceComponentsTest {

    /** Two rows: K = [[2.5, 1.5], [1.5, 2.5]] with a kernel [[1, .5], [.5, 1]], the constant and noise of .5. */
    @Test
    void predictsAsTheClosedFormSays() {
        double[][] kernel = {{1, 0.5}, {0.5, 1}};
        double[] y = {1, -0.5};
        VarianceComponents process = VarianceComponents.of(List.of(1.0, 0.5), List.<double[][]>of(kernel), y);
        double determinant = 2.5 * 2.5 - 1.5 * 1.5;
        double alpha0 = (2.5 * 1 - 1.5 * -0.5) / determinant;
        double alpha1 = (2.5 * -0.5 - 1.5 * 1) / determinant;
        double[] covariances = {1.8, 1.2};
        assertThat(process.mean(covariances)).isEqualTo(1.8 * alpha0 + 1.2 * alpha1, within(1e-12));
        double explained = (2.5 * (1.8 * 1.8 + 1.2 * 1.2) - 2 * 1.5 * 1.8 * 1.2) / determinant;
        assertThat(process.std(covariances, 2)).isEqualTo(Math.sqrt(2 - explained + 0.5), within(1e-12));
        assertThat(process.evidence(y))
                .isEqualTo(-(alpha0 - 0.5 * alpha1) / 2 - Math.log(determinant) / 2, within(1e-12));
    }

    /** What row 0 is expected to be given row 1 alone: 1.5 / 2.5 · y₁, with variance 2.5 − 1.5² / 2.5. */
    @Test
    void leavesOneOutWithoutFittingAnew() {
        double[][] kernel = {{1, 0.5}, {0.5, 1}};
        double[] y = {1, -0.5};
        VarianceComponents process = VarianceComponents.of(List.of(1.0, 0.5), List.<double[][]>of(kernel), y);
        assertThat(process.looMeans(y).getFirst()).isEqualTo(-0.3, within(1e-12));
        assertThat(process.looScores().getFirst()).isEqualTo(1.3 / Math.sqrt(2.5 - 0.9), within(1e-12));
    }

    @Test
    void believesTheKernelThatExplainsMore() {
        Seeds.each(5, random -> {
            double[] cause = random.doubles(40, -1, 1).toArray();
            double[] other = random.doubles(40, -1, 1).toArray();
            double[] y = Arrays.stream(cause)
                    .map(x -> 1.7 * x + 0.1 * random.nextGaussian())
                    .toArray();
            VarianceComponents.Prior prior = new VarianceComponents.Prior(0.3, 2);
            VarianceComponents process =
                    VarianceComponents.fit(List.of(linear(cause), linear(other)), List.of(prior, prior, prior), y);
            assertThat(process.variance(0)).isGreaterThan(10 * process.variance(1));
            assertThat(process.noise()).isLessThan(0.05);
        });
    }

    @Test
    void givesTheSameTwice() {
        RandomGenerator random = Seeds.generator(1);
        double[] x = random.doubles(15, -1, 1).toArray();
        List<VarianceComponents.Prior> priors =
                List.of(new VarianceComponents.Prior(1, 1), new VarianceComponents.Prior(0.1, 1));
        VarianceComponents one = VarianceComponents.fit(List.<double[][]>of(linear(x)), priors, x);
        VarianceComponents two = VarianceComponents.fit(List.<double[][]>of(linear(x)), priors, x);
        assertThat(one.variance(0)).isEqualTo(two.variance(0));
    }

    private static double[][] linear(double[] x) {
        return Arrays.stream(x)
                .mapToObj(one -> Arrays.stream(x).map(other -> one * other).toArray())
                .toArray(double[][]::new);
    }
}
