package nas4j.experiments.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a share of the full budget scales. */
public enum Fidelity {
    /** How many epochs a network is trained for. */
    EPOCHS,
    /** How many of the training images it sees. */
    DATA,
    /** How many pixels each image has. */
    RESOLUTION;

    /** As an experiment file has it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All texts. */
    public static List<String> texts() {
        return Stream.of(values()).map(Fidelity::text).toList();
    }

    /**
     * The one of that text.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Fidelity of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
