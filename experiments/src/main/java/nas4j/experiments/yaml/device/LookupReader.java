package nas4j.experiments.yaml.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import nas4j.hardware.lookup.LookupCsv;
import nas4j.hardware.lookup.LookupTable;
import nas4j.input.InputException;
import nas4j.spaces.yaml.YamlFile;
import nas4j.spaces.yaml.YamlMap;

/**
 * Reads look-up tables: CSV ({@link LookupCsv}), or YAML with {@code base: 1.25} and {@code options:}, a map of each decision's
 * options and their times.
 */
public final class LookupReader {
    private static final double MOST = 1e9;

    private LookupReader() {}

    /**
     * The table in a file, YAML by its ending.
     *
     * @throws InputException if it is none; it says where
     */
    public static LookupTable read(Path file) throws IOException {
        return file.toString().matches(".*\\.ya?ml") ? yaml(file) : LookupCsv.read(file);
    }

    private static LookupTable yaml(Path file) {
        YamlMap map =
                YamlFile.read(file).asMap("a look-up table: base, options").only(java.util.List.of("base", "options"));
        Map<String, Map<String, Double>> options = new LinkedHashMap<>();
        YamlMap decisions = map.require("options").asMap("decisions and what their options take");
        decisions.entries().forEach((decision, each) -> {
            Map<String, Double> times = new LinkedHashMap<>();
            each.value()
                    .asMap("options and what they take, ms")
                    .entries()
                    .forEach((option, ms) -> times.put(option, ms.value().asNumber(-MOST, MOST)));
            options.put(decision, times);
        });
        return new LookupTable(map.require("base").asNumber(-MOST, MOST), options);
    }
}
