package nas4j.hardware.energy;

/** Counts energy. */
public interface EnergyCounter extends AutoCloseable {

    /**
     * What the device took so far, in joules, from some moment on.
     *
     * @throws java.io.UncheckedIOException if the sensor cannot be read any more
     */
    double joules();

    /** What counts, and which part of the device it is about. */
    String source();

    /** Lets go of the sensor. */
    @Override
    default void close() {}
}
