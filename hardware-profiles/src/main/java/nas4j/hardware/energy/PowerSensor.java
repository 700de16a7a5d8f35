package nas4j.hardware.energy;

/** Measures power. */
@FunctionalInterface
interface PowerSensor {

    /**
     * What the device takes now, in watts.
     *
     * @throws java.io.UncheckedIOException if the sensor cannot be read any more
     */
    double watts();
}
