package nas4j.experiments.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.spaces.yaml.YamlNode;

/** The searchers on the class path, by name. */
public final class Strategies {
    /** What every search is compared with. */
    public static final String BASELINE = "random";

    private Strategies() {}

    /** All of them, by name. */
    public static Map<String, SearcherProvider> all() {
        Map<String, SearcherProvider> providers = new LinkedHashMap<>();
        ServiceLoader.load(SearcherProvider.class).forEach(provider -> providers.put(provider.name(), provider));
        return providers;
    }

    /**
     * The searcher of this name.
     *
     * @throws InputException if there is none
     */
    public static SearcherProvider named(String name) {
        return named(name, Where.UNKNOWN);
    }

    private static SearcherProvider named(String name, Where where) {
        Map<String, SearcherProvider> providers = all();
        SearcherProvider found = providers.get(name);
        if (found == null) {
            throw new InputException(
                    where, "found no strategy called [" + name + "], " + Nearest.hint(name, providers.keySet()));
        }
        return found;
    }

    /** The settings of the searcher that a file names. */
    static List<Setting> settings(YamlNode strategy) {
        return named(strategy.asText("the name of a strategy"), strategy.where())
                .settings();
    }
}
