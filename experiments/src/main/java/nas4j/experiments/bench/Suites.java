package nas4j.experiments.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nas4j.evaluate.Objective;
import nas4j.experiments.yaml.Strategies;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.search.SearcherProvider;
import nas4j.search.Settings;
import nas4j.search.StrategyProvider;
import nas4j.spaces.table.TableDescription;
import nas4j.spaces.table.Tables;

/** Which strategies are compared with which objectives. */
public final class Suites {
    private static final String FRONT = "-front";

    private Suites() {}

    /**
     * The suites of a table.
     *
     * @param strategies empty for all
     * @param objectives empty for what the table scores by, and for strategies that find a front that with its cost
     * @throws nas4j.input.InputException if there is no such table, or no such strategy
     */
    public static List<BenchPlan.Suite> of(String table, List<String> strategies, List<Objective> objectives) {
        TableDescription description = Tables.describe(table, Where.UNKNOWN);
        List<StrategyProvider> providers = strategies.isEmpty()
                ? Strategies.all().stream()
                        .filter(SearcherProvider.class::isInstance)
                        .filter(provider -> description.hasPartOfTheBudget() || !provider.usesPartOfTheBudget())
                        .filter(provider ->
                                provider.tolerance(defaults(provider)).isEmpty())
                        .toList()
                : strategies.stream().map(Strategies::named).toList();
        if (!objectives.isEmpty()) {
            if (strategies.isEmpty()) {
                providers = providers.stream()
                        .filter(provider -> provider.mostObjectives() >= objectives.size())
                        .toList();
            }
            providers.forEach(provider -> requireObjectives(provider, objectives));
            return List.of(suite(objectives.size() > 1 ? FRONT : "", objectives, providers));
        }
        Objective score = new Objective(description.score(), true, "");
        List<BenchPlan.Suite> suites = new ArrayList<>(List.of(suite("", List.of(score), providers)));
        List<StrategyProvider> many = providers.stream()
                .filter(provider -> provider.mostObjectives() > 1)
                .toList();
        if (many.stream().anyMatch(provider -> !provider.name().equals(Strategies.BASELINE))) {
            Objective cost = new Objective(description.cost(), false, "");
            suites.add(suite(FRONT, List.of(score, cost), many));
        }
        return suites;
    }

    private static Settings defaults(StrategyProvider provider) {
        return Settings.of(provider.settings(), Map.of());
    }

    private static void requireObjectives(StrategyProvider provider, List<Objective> objectives) {
        if (provider.mostObjectives() < objectives.size()) {
            throw new InputException(
                    Where.UNKNOWN,
                    "found [" + objectives.size() + "] objectives, accepted with the strategy " + provider.name() + ": "
                            + provider.mostObjectives());
        }
    }

    private static BenchPlan.Suite suite(String suffix, List<Objective> objectives, List<StrategyProvider> providers) {
        return new BenchPlan.Suite(
                suffix,
                objectives,
                providers.stream().map(StrategyProvider::name).toList());
    }
}
