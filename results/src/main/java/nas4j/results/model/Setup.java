package nas4j.results.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an experiment was, in words of its file.
 *
 * @param strategy what searched, such as {@code nsga2}
 * @param space its name
 * @param data what the networks are trained and measured on, such as {@code table nas-bench-201}
 * @param evaluation {@code training}, {@code table}, {@code supernet} or {@code predictor}
 * @param recipe what else moves results whatever is searched, by name: epochs, batch, augmentation and the like
 */
public record Setup(String strategy, String space, String data, String evaluation, Map<String, String> recipe) {
    public Setup {
        recipe = Collections.unmodifiableMap(new LinkedHashMap<>(recipe));
    }

    /** Whether networks were looked up instead of trained. */
    public boolean isTabular() {
        return evaluation.equals("table");
    }

    /** Whether networks were estimated instead of trained. */
    public boolean isEstimated() {
        return evaluation.equals("supernet") || evaluation.equals("predictor");
    }
}
