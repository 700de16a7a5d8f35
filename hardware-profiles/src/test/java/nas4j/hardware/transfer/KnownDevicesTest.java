package nas4j.hardware.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.hardware.transfer.fit.NumberTable;
import org.junit.jupiter.api.Test;

class KnownDevicesTest {
    @Test
    void choosesAnyNumberAndGoesOnFromThere() {
        KnownDevices known = Synthetic.draw(50, Seeds.generator(1)).known();
        List<Integer> first = known.choose(10, Seeds.generator(2));
        assertThat(first).doesNotHaveDuplicates().hasSize(10);
        assertThat(Stream.concat(first.stream(), known.chooseMore(first, 5).stream()))
                .containsExactlyElementsOf(known.choose(15, Seeds.generator(2)));
    }

    @Test
    void refusesTablesThatDoNotFit() {
        NumberTable three = NumberTable.of(List.of(new double[] {1}, new double[] {2}, new double[] {3}));
        NumberTable two = NumberTable.of(List.of(new double[] {1}, new double[] {2}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnownDevices.of(List.of(three), two))
                .withMessageContaining("[3] architectures");
    }

    @Test
    void refusesGapsThatTooFewMeasurementsWouldFill() {
        NumberTable features = NumberTable.of(List.of(new double[] {1}, new double[] {2}, new double[] {3}));
        NumberTable gaps = NumberTable.of(List.of(new double[] {1}, new double[] {Double.NaN}, new double[] {3}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnownDevices.of(List.of(features), gaps))
                .withMessageContaining("[2] latencies");
    }
}
