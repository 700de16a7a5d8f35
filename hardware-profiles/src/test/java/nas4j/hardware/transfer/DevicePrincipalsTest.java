package nas4j.hardware.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import nas4j.hardware.transfer.fit.NumberTable;
import org.junit.jupiter.api.Test;

class DevicePrincipalsTest {

    /** Correlation ½: eigenvalues 1½ and ½ along (1, 1) and (1, −1). */
    @Test
    void findsTheComponentsOfAKnownTable() {
        List<double[]> rows =
                List.of(new double[] {1, 1}, new double[] {-1, 0}, new double[] {0, -1}, new double[] {0, 0});
        DevicePrincipals principals = DevicePrincipals.of(NumberTable.of(rows), 2);
        double std = Math.sqrt(0.5);
        assertThat(principals.project(rows.getFirst())).containsExactly(new double[] {2 / std * std, 0}, within(1e-9));
        double[] second = principals.project(rows.get(1));
        assertThat(second[0]).isEqualTo(-1 / std * std, within(1e-9));
        assertThat(Math.abs(second[1])).isEqualTo(1 / std * std, within(1e-9));
    }

    @Test
    void aFaultyRowIsNoComponent() {
        List<double[]> rows = IntStream.range(0, 200)
                .mapToObj(k -> new double[] {k * 0.01, k * 0.01})
                .toList();
        double[] whole = DevicePrincipals.of(NumberTable.of(rows), 2).project(new double[] {1, 1});
        double[] faulty = DevicePrincipals.of(NumberTable.of(rows), 2).project(new double[] {1, -1e6});
        assertThat(Math.abs(faulty[1] - whole[1])).isLessThan(4);
    }

    @Test
    void devicesThatNeverChangeSayNothing() {
        List<double[]> rows = List.of(new double[] {1, 5}, new double[] {2, 5}, new double[] {4, 5});
        assertThat(DevicePrincipals.of(NumberTable.of(rows), 8).project(new double[] {2, 5}))
                .doesNotContain(Double.NaN)
                .hasSize(2);
    }
}
