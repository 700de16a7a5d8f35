package nas4j.search.evolution;

import java.util.List;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code mu-plus-lambda}. */
public final class MuPlusLambdaProvider implements SearcherProvider {
    @Override
    public String name() {
        return "mu-plus-lambda";
    }

    @Override
    public String summary() {
        return "Children of the best genotypes so far, by crossover and mutation, which replace them where they are better.";
    }

    @Override
    public String whenToUse() {
        return "One objective without noise, where two good networks may be combined.";
    }

    @Override
    public String paper() {
        return "Schwefel 1981, \"Numerical optimization of computer models\"";
    }

    @Override
    public boolean usesRanksAlone() {
        return true;
    }

    @Override
    public List<Setting> settings() {
        return Sizes.SETTINGS;
    }

    @Override
    public int mostObjectives() {
        return 1;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        problem.requireOneObjective(name());
        Sizes sizes = Sizes.of(settings, problem.trials());
        return new Generations(problem, new LeastLoss(), sizes.population(), sizes.offspring());
    }
}
