package nas4j.evaluate;

import java.util.Optional;

/**
 * Names of what is measured twice of a network that rounds: as it rounds under the plain name, and in single precision, such
 * as {@code accuracy} and {@code float-accuracy}. Times of a block of the network have its path in their names.
 */
public final class InFloat {
    private static final String PREFIX = "float-";
    private static final String BLOCK = "block-time ";

    private InFloat() {}

    /** The name of the measurement in single precision. */
    public static String of(String measurement) {
        return PREFIX + measurement;
    }

    /** A measurement under the name that it has in single precision. */
    public static Measurement of(Measurement measurement) {
        return new Measurement(
                of(measurement.name()),
                measurement.value(),
                measurement.unit(),
                measurement.standardError(),
                measurement.n(),
                measurement.split(),
                measurement.device());
    }

    /** Whether a name is that of a measurement in single precision. */
    public static boolean isOne(String measurement) {
        return measurement.startsWith(PREFIX);
    }

    /** The name of the time that a block takes, ms. */
    public static String blockTime(String block) {
        return BLOCK + block;
    }

    /** Whether a measurement is the time of a block, either way. */
    public static boolean isOfBlock(String measurement) {
        return measurement.startsWith(BLOCK) || measurement.startsWith(PREFIX + BLOCK);
    }

    /** The path of the block that a measurement is the time of, if it is one of a network that rounds. */
    public static Optional<String> findBlock(String measurement) {
        return measurement.startsWith(BLOCK) ? Optional.of(measurement.substring(BLOCK.length())) : Optional.empty();
    }
}
