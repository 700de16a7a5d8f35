package nas4j.experiments.yaml;

import java.util.Collection;
import java.util.List;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.plugin.Registry;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.StrategyProvider;
import nas4j.search.oneshot.OneShotProvider;
import nas4j.spaces.yaml.YamlNode;

/** The strategies on the class path, by name. */
public final class Strategies {
    /** What every search is compared with. */
    public static final String BASELINE = "random";

    private Strategies() {}

    /** All of them, ordered by name. */
    public static Collection<StrategyProvider> all() {
        return registry().all();
    }

    /**
     * The strategy of this name.
     *
     * @throws InputException if there is none
     */
    public static StrategyProvider named(String name) {
        return registry().get(name, Where.UNKNOWN);
    }

    private static Registry<StrategyProvider> registry() {
        return Registry.ofKinds(List.of(SearcherProvider.class, OneShotProvider.class), "strategy");
    }

    /**
     * Checks that a search does without evaluations at a part of the budget.
     *
     * @param where there are none, such as {@code with evaluate: {by: proxy}}
     * @throws InputException if its strategy asks for them
     */
    static void requireWholeBudget(YamlNode search, String where) {
        YamlNode strategy = search.asMap("a map such as {strategy: random}").require("strategy");
        StrategyProvider provider = registry().get(strategy.asText("the name of a strategy"), strategy.where());
        if (provider.usesPartOfTheBudget()) {
            throw new InputException(
                    strategy.where(),
                    "found [" + provider.name()
                            + "], which asks for evaluations at a part of the budget; there are none"
                            + " " + where);
        }
    }

    /** The settings of the strategy that a file names. */
    static List<Setting> settings(YamlNode strategy) {
        return registry()
                .get(strategy.asText("the name of a strategy"), strategy.where())
                .settings();
    }
}
