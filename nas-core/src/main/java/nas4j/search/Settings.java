package nas4j.search;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value for each setting of a searcher. Immutable. */
public final class Settings {
    private final Map<String, Double> values;
    private final Map<String, String> texts;

    private Settings(Map<String, Double> values, Map<String, String> texts) {
        this.values = values;
        this.texts = texts;
    }

    /**
     * The given values, and defaults for the rest.
     *
     * @throws IllegalArgumentException if a value belongs to no setting, or is not accepted there
     */
    public static Settings of(List<Setting> known, Map<String, Double> given) {
        Map<String, Double> values = new LinkedHashMap<>();
        Map<String, String> texts = new HashMap<>();
        for (Setting setting : known) {
            double value = given.getOrDefault(setting.name(), setting.byDefault());
            if (!setting.accepts(value)) {
                throw new IllegalArgumentException(
                        "found " + setting.name() + " [" + value + "], accepted: " + setting.accepted());
            }
            values.put(setting.name(), value);
            texts.put(setting.name(), setting.text(value));
        }
        if (!values.keySet().containsAll(given.keySet())) {
            throw new IllegalArgumentException("found settings " + given.keySet() + ", known are " + values.keySet());
        }
        return new Settings(values, texts);
    }

    /** The value of a setting. */
    public double number(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no setting is called [" + name + "]");
        }
        return value;
    }

    /** The word that a setting stands for. */
    public String word(String name) {
        number(name);
        return texts.getOrDefault(name, "");
    }

    /** The value of a setting that is whole. */
    public int whole(String name) {
        return (int) number(name);
    }

    /** All values by name, in the order of the settings. */
    public Map<String, Double> values() {
        return Collections.unmodifiableMap(values);
    }
}
