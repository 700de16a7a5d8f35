package nas4j.search.random;

import java.util.List;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code random}. */
public final class RandomSearchProvider implements SearcherProvider {
    @Override
    public String name() {
        return "random";
    }

    @Override
    public String summary() {
        return "Draws genotypes uniformly, none twice (Li and Talwalkar 2019).";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public boolean takesManyObjectives() {
        return true;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        return new RandomSearch(problem);
    }
}
