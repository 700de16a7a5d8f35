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
        return "Draws genotypes uniformly, none twice.";
    }

    @Override
    public String whenToUse() {
        return "What every other strategy has to beat, and a sample of the space without bias.";
    }

    @Override
    public String paper() {
        return "Li and Talwalkar 2019, \"Random search and reproducibility for neural architecture search\"";
    }

    @Override
    public boolean usesRanksAlone() {
        return true;
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public int mostObjectives() {
        return Integer.MAX_VALUE;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        return new RandomSearch(problem);
    }
}
