package nas4j.search.illumination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void eachSideReachesFurtherThanItsExtreme() {
        assertThat(Axis.of(9, 4, 5)).isEqualTo(new Axis(2.5, 5, 15));
    }

    @Test
    void aSideWithoutObservationsIsAsLongAsTheOther() {
        assertThat(Axis.of(1, 1, 3)).isEqualTo(new Axis(-4, 1, 6));
        assertThat(Axis.of(1, 3, 3)).isEqualTo(new Axis(-2, 3, 8));
    }

    @Test
    void isThereWhereAllIsTheSame() {
        assertThat(Axis.of(4, 4)).isEqualTo(new Axis(-6, 4, 14));
        assertThat(Axis.of(0)).isEqualTo(new Axis(-2.5, 0, 2.5));
    }

    @Test
    void pointsBelongToShares() {
        Axis axis = new Axis(-1, 0, 10);
        assertThat(axis.at(0)).isEqualTo(-1);
        assertThat(axis.at(0.25)).isEqualTo(-0.5);
        assertThat(axis.at(0.5)).isZero();
        assertThat(axis.at(0.75)).isEqualTo(5);
        assertThat(axis.at(1)).isEqualTo(10);
        assertThat(axis.share(20)).isEqualTo(1.5);
        Seeds.each(100, random -> {
            double share = random.nextDouble(-1, 2);
            assertThat(axis.share(axis.at(share))).isCloseTo(share, within(1e-12));
        });
    }

    @Test
    void refusesWhatDoesNotIncrease() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Axis(1, 1, 2)).withMessageContaining("[1.0]");
    }
}
