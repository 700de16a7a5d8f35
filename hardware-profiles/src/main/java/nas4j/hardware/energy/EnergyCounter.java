package nas4j.hardware.energy;

/** Counts energy. */
@FunctionalInterface
public interface EnergyCounter {

    /**
     * What the device took so far, in joules, from some moment on.
     *
     * @throws java.io.UncheckedIOException if the sensor cannot be read any more
     */
    double joules();
}
