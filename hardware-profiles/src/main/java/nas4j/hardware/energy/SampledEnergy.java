package nas4j.hardware.energy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The energy of a sensor that tells power alone: the integral over time by the trapezoid rule, sampled when it is asked, and
 * every 20 ms where {@link #start} did so. Reading takes some power itself, as much while nothing runs as while a model does.
 * For several threads.
 */
final class SampledEnergy implements EnergyCounter {
    private static final Duration PERIOD = Duration.ofMillis(20);
    private static final double NANOS = 1e9;

    private final PowerSensor sensor;
    private final String source;
    private final LongSupplier nanoTime;
    private final Runnable release;
    private double joules;
    private double watts;
    private long at;
    private volatile @Nullable UncheckedIOException problem;
    private @Nullable Thread sampler;

    /**
     * Reads the sensor once.
     *
     * @param nanoTime {@link System#nanoTime} but in tests
     * @param release what lets go of the sensor
     */
    SampledEnergy(PowerSensor sensor, String source, LongSupplier nanoTime, Runnable release) {
        this.sensor = sensor;
        this.source = source;
        this.nanoTime = nanoTime;
        this.release = release;
        watts = sensor.watts();
        at = nanoTime.getAsLong();
    }

    /** One that samples by itself until it is closed. */
    static SampledEnergy start(PowerSensor sensor, String source, Runnable release) {
        SampledEnergy counter = new SampledEnergy(sensor, source, System::nanoTime, release);
        counter.sampler = Thread.ofPlatform().daemon().name("power").start(counter::sample);
        return counter;
    }

    private void sample() {
        try {
            while (true) {
                Thread.sleep(PERIOD);
                joules();
            }
        } catch (UncheckedIOException e) {
            problem = e; // whoever asks next is told
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized double joules() {
        UncheckedIOException found = problem;
        if (found != null) {
            throw found;
        }
        double now = sensor.watts();
        long time = nanoTime.getAsLong();
        joules += (watts + now) / 2 * ((time - at) / NANOS);
        watts = now;
        at = time;
        return joules;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public void close() {
        Thread running = sampler;
        if (running != null) {
            running.interrupt();
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        release.run();
    }
}
