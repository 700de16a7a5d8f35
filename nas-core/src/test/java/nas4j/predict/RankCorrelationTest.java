package nas4j.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    @Test
    void sameAndOppositeOrdersAreOneAndMinusOne() {
        List<Double> rising = List.of(1.0, 2.0, 5.0, 9.0);
        List<Double> falling = List.of(4.0, 3.0, 2.5, -1.0);
        assertThat(RankCorrelation.spearman(rising, rising)).isEqualTo(1, within(1e-12));
        assertThat(RankCorrelation.spearman(rising, falling)).isEqualTo(-1, within(1e-12));
        assertThat(RankCorrelation.kendall(rising, rising)).isEqualTo(1, within(1e-12));
        assertThat(RankCorrelation.kendall(rising, falling)).isEqualTo(-1, within(1e-12));
    }

    @Test
    void tiesHaveTheirMeanRank() {
        List<Double> one = List.of(1.0, 1.0, 2.0, 3.0);
        List<Double> other = List.of(1.0, 2.0, 2.0, 3.0);
        assertThat(RankCorrelation.spearman(one, other))
                .isEqualTo(7.5 / 9, within(1e-12)); // ranks 1.5 1.5 3 4, 1 2.5 2.5 4
    }

    @Test
    void whatNeverChangesIsLikeNothing() {
        assertThat(RankCorrelation.spearman(List.of(1.0, 1.0), List.of(1.0, 2.0)))
                .isZero();
        assertThat(RankCorrelation.kendall(List.of(1.0, 1.0), List.of(1.0, 2.0)))
                .isZero();
    }

    @Test
    void kendallIsWhatCountingPairsGives() {
        Seeds.each(10, random -> {
            List<Double> one = whole(random);
            List<Double> other = whole(random);
            assertThat(RankCorrelation.kendall(one, other)).isEqualTo(counted(one, other), within(1e-12));
        });
    }

    private static List<Double> whole(RandomGenerator random) {
        return Stream.generate(() -> (double) random.nextInt(7)).limit(40).toList();
    }

    private static double counted(List<Double> one, List<Double> other) {
        double sum = 0;
        double untiedOne = 0;
        double untiedOther = 0;
        for (int i = 0; i < one.size(); i++) {
            for (int j = 0; j < i; j++) {
                double x = Math.signum(one.get(i) - one.get(j));
                double y = Math.signum(other.get(i) - other.get(j));
                sum += x * y;
                untiedOne += x * x;
                untiedOther += y * y;
            }
        }
        return sum / Math.sqrt(untiedOne * untiedOther);
    }
}
