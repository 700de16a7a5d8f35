package nas4j.search.evolution;

import java.util.List;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code nsga2}. */
public final class Nsga2Provider implements SearcherProvider {
    @Override
    public String name() {
        return "nsga2";
    }

    @Override
    public String summary() {
        return "Keeps the genotypes that no other dominates, spread along the front, and breeds from them.";
    }

    @Override
    public String whenToUse() {
        return "Two objectives: a front rather than one network.";
    }

    @Override
    public String paper() {
        return "Deb, Pratap, Agarwal and Meyarivan 2002, \"A fast and elitist multiobjective genetic algorithm: NSGA-II\"";
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
        return new Generations(problem, new Crowding(), sizes.population(), sizes.offspring());
    }
}
