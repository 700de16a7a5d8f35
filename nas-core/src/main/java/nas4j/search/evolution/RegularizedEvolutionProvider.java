package nas4j.search.evolution;

import java.util.List;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code regularized-evolution}, with the paper's settings by default. */
public final class RegularizedEvolutionProvider implements SearcherProvider {
    static final String NAME = "regularized-evolution";

    private static final Setting POPULATION = Setting.whole(
            "population",
            "Members, and random genotypes at the beginning (P); 20 is better for a search of 150 trials.",
            1,
            100_000,
            100);
    private static final Setting SAMPLE = Setting.whole(
            "sample", "Members of which the best has the next child (S); about a quarter of them.", 1, 100_000, 25);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Mutates the best of a few members of a population whose oldest member goes.";
    }

    @Override
    public String whenToUse() {
        return "A robust choice for hundreds of trials and more, also when scores are noisy.";
    }

    @Override
    public String paper() {
        return "Real et al. 2019, \"Regularized evolution for image classifier architecture search\"";
    }

    @Override
    public boolean usesRanksAlone() {
        return true;
    }

    @Override
    public List<Setting> settings() {
        return List.of(POPULATION, SAMPLE);
    }

    @Override
    public int mostObjectives() {
        return 1;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        return new RegularizedEvolution(problem, settings.whole(POPULATION.name()), settings.whole(SAMPLE.name()));
    }
}
