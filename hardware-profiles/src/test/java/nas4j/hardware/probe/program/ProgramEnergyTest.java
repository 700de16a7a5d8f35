package nas4j.hardware.probe.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import nas4j.hardware.energy.EnergyCounter;
import nas4j.hardware.probe.Energy;
import nas4j.hardware.probe.ProbeFailedException;
import org.junit.jupiter.api.Test;

class ProgramEnergyTest {
    private static final Duration TIME = Duration.ofSeconds(20);

    private final Device device = new Device();

    /** Takes 3 W when idle. A program starts in 1.5 s with 10 W, then runs 100 models a second with 8 W. */
    private static final class Device implements EnergyCounter {
        private long nanos;
        private double joules;
        private double perSecond = 100;

        @Override
        public double joules() {
            return joules;
        }

        @Override
        public String source() {
            return "a device";
        }

        private void spend(double seconds, double watts) {
            nanos += Math.round(seconds * 1e9);
            joules += seconds * watts;
        }

        private long run(double seconds) {
            spend(1.5, 10);
            spend(seconds, 8);
            return Math.round(seconds * perSecond);
        }
    }

    private ProgramEnergy probe(Duration time) {
        return new ProgramEnergy(device, time, () -> device.nanos, pause -> device.spend(pause.toMillis() / 1e3, 3));
    }

    /** 5 W more than idle, at 100 a second: 50 mJ. */
    @Test
    void whatItTakesToStartTheProgramIsNotTheModels() throws Exception {
        Energy energy = probe(TIME).measure(device::run);
        assertThat(energy.idleWatts()).isCloseTo(3, within(1e-9));
        assertThat(energy.millijoules()).isCloseTo(50, within(1e-6));
        assertThat(energy.error()).isCloseTo(0, within(1e-6));
        assertThat(energy.n()).isEqualTo(3 * 20 * 100);
        assertThat(energy.source()).isEqualTo("a device");
    }

    @Test
    void aModelTooSlowToBeCountedIsNoZero() {
        device.perSecond = 0;
        assertThatThrownBy(() -> probe(TIME).measure(device::run))
                .isInstanceOf(ProbeFailedException.class)
                .hasMessageContaining("cannot be told");
    }

    @Test
    void lessThanTenSecondsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> probe(Duration.ofSeconds(9)))
                .withMessageContaining("found [PT9S]");
    }
}
