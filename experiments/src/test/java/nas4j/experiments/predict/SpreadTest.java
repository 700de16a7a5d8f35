package nas4j.experiments.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void isTheMeanAndTheDeviationOfASample() {
        Spread spread = Spread.of(DoubleStream.of(1, 3));
        assertThat(spread).isEqualTo(new Spread(2, Math.sqrt(2)));
        assertThat(spread.json()).containsEntry("mean", 2.0);
    }

    @Test
    void ofOneSeedIsZero() {
        assertThat(Spread.of(DoubleStream.of(1))).isEqualTo(new Spread(1, 0));
    }
}
