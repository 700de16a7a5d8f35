package nas4j.experiments.predict;

import java.util.Map;
import nas4j.input.Where;

/**
 * What learns, as a person wrote it.
 *
 * @param predictor its name, or {@code auto}
 * @param settings values by name
 * @param where it was written
 */
public record ModelWords(String predictor, Map<String, String> settings, Where where) {
    /** The best of some. */
    public static final String AUTO = "auto";

    public ModelWords {
        settings = Map.copyOf(settings);
    }
}
