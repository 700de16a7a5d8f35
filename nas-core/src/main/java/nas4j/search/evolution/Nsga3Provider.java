package nas4j.search.evolution;

import java.util.List;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code nsga3}. */
public final class Nsga3Provider implements SearcherProvider {
    @Override
    public String name() {
        return "nsga3";
    }

    @Override
    public String summary() {
        return "Keeps the genotypes that no other dominates, spread along reference directions, and breeds from them.";
    }

    @Override
    public String whenToUse() {
        return "Three or more objectives.";
    }

    @Override
    public String paper() {
        return "Deb and Jain 2014, \"An evolutionary many-objective optimization algorithm using"
                + " reference-point-based nondominated sorting approach, part I\"";
    }

    @Override
    public List<Setting> settings() {
        return Sizes.SETTINGS;
    }

    @Override
    public int mostObjectives() {
        return Integer.MAX_VALUE;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        Sizes sizes = Sizes.of(settings, problem.trials());
        return new Generations(problem, new Niches(sizes.population()), sizes.population(), sizes.offspring());
    }
}
