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
            Setting.whole("starts", "Random genotypes, at the best of which a descent begins (k).", 1, 100_000, 5);
    private static final Setting RESTARTS = Setting.whole(
            "restarts",
            "Of 100 minima, how many a random beginning follows; the rest, the best network with neighbours left.",
            0,
            100,
            25);
    private static final Setting WHOLE_NEIGHBOURHOOD = Setting.whole(
            "whole-neighbourhood",
            "1 to look at all neighbours and move to the best, 0 to move to the first that is better.",
            0,
            1,
            0);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Moves to a better neighbour while there is one, then begins again, at random or from the best left.";
    }

    @Override
    public String whenToUse() {
        return "Small spaces with little noise, and as the second baseline of every comparison.";
    }

    @Override
    public String paper() {
        return "White, Nolen and Savani 2021, \"Exploring the loss landscape in neural architecture search\"";
    }

    @Override
    public boolean usesRanksAlone() {
        return true;
    }

    @Override
    public List<Setting> settings() {
        return List.of(STARTS, RESTARTS, WHOLE_NEIGHBOURHOOD);
    }

    @Override
    public int mostObjectives() {
        return 1;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        return new LocalSearch(
                problem,
                settings.whole(STARTS.name()),
                settings.whole(RESTARTS.name()),
                settings.whole(WHOLE_NEIGHBOURHOOD.name()) == 1);
    }
}
