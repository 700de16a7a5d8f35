package nas4j.hardware.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import nas4j.hardware.energy.EnergyCounter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class EnergyProbeTest {
    private static final Duration TIME = Duration.ofMillis(300);

    /** A machine of 5 W, which takes 25 W from the third reading on: the first two are of the time when nothing runs. */
    private static final class Machine implements EnergyCounter {
        private int readings;
        private double joules;
        private long last = System.nanoTime();

        @Override
        public double joules() {
            long now = System.nanoTime();
            joules += (readings++ < 2 ? 5 : 25) * ((now - last) / 1e9);
            last = now;
            return joules;
        }

        @Override
        public String source() {
            return "a machine";
        }
    }

    /** 20 W more than before, for as long as a run takes, at most 5 % off for the time between two readings. */
    @Test
    void whatAMachineTakesAnywayIsNotTheModels() throws InterruptedException {
        long start = System.nanoTime();
        Energy energy = new EnergyProbe(new Machine(), TIME).measure(ReferenceModel.model());
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(energy.idleWatts()).isCloseTo(5, within(.01));
        assertThat(energy.n()).isGreaterThan(10);
        assertThat(energy.millijoules() * energy.n()).isBetween(.9 * 20 * 300, 20e3 * seconds);
        assertThat(energy.error()).isPositive().isLessThan(energy.millijoules());
    }

    @Test
    void atLeastTenSecondsCount() {
        assertThat(EnergyProbe.LEAST).isEqualTo(Duration.ofSeconds(10));
    }
}
