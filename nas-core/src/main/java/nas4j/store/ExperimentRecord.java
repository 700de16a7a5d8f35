package nas4j.store;

import java.time.Instant;

/**
 * An experiment as it is kept.
 *
 * @param name unique in the store; any text that is not blank
 * @param config the whole experiment as text, every default filled in
 * @param configHash SHA-256 of {@code config} in hexadecimal digits
 * @param protocol what must agree before results can be compared: the text of a {@link Protocol}
 */
public record ExperimentRecord(
        String name, String config, String configHash, String protocol, ExperimentStatus status, Instant created) {
    public ExperimentRecord {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an experiment needs a name");
        }
    }
}
