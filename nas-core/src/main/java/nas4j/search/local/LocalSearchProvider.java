package nas4j.search.local;

import java.util.List;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code local-search}. */
public final class LocalSearchProvider implements SearcherProvider {
    static final String NAME = "local-search";

    private static final Setting STARTS =
            new Setting("starts", "Random genotypes, at the best of which a descent begins (k).", true, 1, 100_000, 10);
    private static final Setting WHOLE_NEIGHBOURHOOD = new Setting(
            "whole-neighbourhood",
            "1 to look at all neighbours and move to the best, 0 to move to the first that is better.",
            true,
            0,
            1,
            0);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Moves to a better neighbour while there is one, then begins elsewhere (White et al. 2021).";
    }

    @Override
    public List<Setting> settings() {
        return List.of(STARTS, WHOLE_NEIGHBOURHOOD);
    }

    @Override
    public boolean takesManyObjectives() {
        return false;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        return new LocalSearch(problem, settings.whole(STARTS.name()), settings.whole(WHOLE_NEIGHBOURHOOD.name()) == 1);
    }
}
