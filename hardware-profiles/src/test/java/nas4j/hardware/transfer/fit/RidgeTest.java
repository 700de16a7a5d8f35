package nas4j.hardware.transfer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class RidgeTest {
    private static final int ROWS = 12;

    private static List<double[]> rows(RandomGenerator random) {
        List<double[]> rows = new ArrayList<>();
        for (int k = 0; k < ROWS; k++) {
            rows.add(new double[] {random.nextGaussian(), 3 * random.nextGaussian() + 1, random.nextGaussian()});
        }
        return rows;
    }

    private static double[] values(List<double[]> rows, RandomGenerator random) {
        return rows.stream()
                .mapToDouble(row -> 5 + 2 * row[0] - row[1] + 0.3 * random.nextGaussian())
                .toArray();
    }

    /** Rows are centred anew without the left-out one, so this refits all of it. */
    @Test
    void leaveOneOutErrorIsThatOfFittingWithoutEachRow() {
        Seeds.each(5, random -> {
            List<double[]> rows = rows(random);
            double[] y = values(rows, random);
            double alpha = 0.7;
            double sum = 0;
            for (int out = 0; out < ROWS; out++) {
                List<double[]> others = new ArrayList<>(rows);
                others.remove(out);
                double[] rest = new double[ROWS - 1];
                System.arraycopy(y, 0, rest, 0, out);
                System.arraycopy(y, out + 1, rest, out, ROWS - 1 - out);
                double error = y[out]
                        - RidgePath.of(NumberTable.of(others), rest)
                                .solve(alpha)
                                .predict(rows.get(out));
                sum += error * error / ROWS;
            }
            assertThat(RidgePath.of(NumberTable.of(rows), y).solve(alpha).looError())
                    .isEqualTo(sum, within(1e-9));
        });
    }

    @Test
    void findsALineWithoutNoise() {
        List<double[]> rows = rows(Seeds.generator(1));
        double[] y = rows.stream().mapToDouble(row -> 5 + 2 * row[0] - row[1]).toArray();
        Ridge ridge = Ridge.fit(NumberTable.of(rows), y);
        assertThat(ridge.predict(new double[] {1, 1, 1})).isEqualTo(6, within(1e-2));
    }

    @Test
    void takesTheShrinkageOfLeastLeaveOneOutError() {
        RandomGenerator random = Seeds.generator(2);
        NumberTable rows = NumberTable.of(rows(random));
        double[] noise = random.doubles(ROWS).toArray();
        RidgePath path = RidgePath.of(rows, noise);
        double best = Ridge.fit(rows, noise).looError();
        assertThat(Arrays.stream(new double[] {1e-4, 1e-2, 1, 1e2, 1e4})
                        .map(alpha -> path.solve(alpha).looError()))
                .allSatisfy(error -> assertThat(error).isGreaterThanOrEqualTo(best - 1e-12));
    }

    @Test
    void refusesOtherNumbersOfValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ridge.fit(NumberTable.of(List.of(new double[1])), new double[3]))
                .withMessageContaining("[1] rows and [3]");
    }
}
