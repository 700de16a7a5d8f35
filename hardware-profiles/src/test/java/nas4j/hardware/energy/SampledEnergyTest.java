package nas4j.hardware.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SampledEnergyTest {
    private long nanos;
    private double watts = 2;

    private void at(double seconds, double power) {
        nanos = Math.round(seconds * 1e9);
        watts = power;
    }

    /** 1 s from 2 to 4 W, 2 s from 4 to 4 W, half a second from 4 to 0 W. */
    @Test
    void energyIsTheIntegralOfPowerByTheTrapezoidRule() {
        SampledEnergy energy = new SampledEnergy(() -> watts, "a sensor", () -> nanos, () -> {});
        assertThat(energy.joules()).isZero();
        at(1, 4);
        assertThat(energy.joules()).isCloseTo(3, within(1e-9));
        at(3, 4);
        assertThat(energy.joules()).isCloseTo(11, within(1e-9));
        at(3.5, 0);
        assertThat(energy.joules()).isCloseTo(12, within(1e-9));
        assertThat(energy.joules()).as("no time has passed").isCloseTo(12, within(1e-9));
    }

    /** The peak between two questions is seen, since it samples by itself: 10 samples need less than a minute. */
    @Test
    void samplesByItselfUntilItIsClosed() throws InterruptedException {
        CountDownLatch samples = new CountDownLatch(10);
        AtomicInteger released = new AtomicInteger();
        try (SampledEnergy energy = SampledEnergy.start(
                () -> {
                    samples.countDown();
                    return 5;
                },
                "a sensor",
                released::incrementAndGet)) {
            assertThat(samples.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(energy.joules()).isPositive();
        }
        assertThat(released).hasValue(1);
    }

    @Test
    void whoAsksIsToldThatTheSensorWasLostMeanwhile() throws InterruptedException {
        AtomicInteger reads = new AtomicInteger();
        CountDownLatch lost = new CountDownLatch(1);
        try (SampledEnergy energy = SampledEnergy.start(
                () -> {
                    if (reads.incrementAndGet() == 3) {
                        lost.countDown();
                        throw new UncheckedIOException(new IOException("no such device"));
                    }
                    return 5;
                },
                "a sensor",
                () -> {})) {
            assertThat(lost.await(1, TimeUnit.MINUTES)).isTrue();
            assertThatThrownBy(() -> askForAMinute(energy))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("no such device");
        }
    }

    private static void askForAMinute(EnergyCounter counter) throws InterruptedException {
        for (int k = 0; k < 6000; k++) {
            counter.joules();
            Thread.sleep(10);
        }
    }
}
