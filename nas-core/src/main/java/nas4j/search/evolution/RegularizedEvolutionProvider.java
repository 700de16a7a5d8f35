package nas4j.search.evolution;

import java.util.List;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code regularized-evolution}, with the paper's settings by default in a search of 1,000 trials or more. */
public final class RegularizedEvolutionProvider implements SearcherProvider {
    static final String NAME = "regularized-evolution";

    private static final int TRIALS_PER_MEMBER = 10;

    private static final Setting POPULATION = Setting.whole(
            "population",
            "Members, and random genotypes at the beginning (P); 0 for a tenth of the trials, from 15 to 100.",
            0,
            100_000,
            0);
    private static final Setting SAMPLE = Setting.whole(
            "sample",
            "Members of which the best has the next child (S); 0 for a quarter of them, at least 10.",
            0,
            100_000,
            0);

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
        int population = settings.whole(POPULATION.name());
        population = population > 0 ? population : Math.clamp(problem.trials() / TRIALS_PER_MEMBER, 15, 100);
        int sample = settings.whole(SAMPLE.name());
        sample = sample > 0 ? sample : Math.max(10, population / 4);
        return new RegularizedEvolution(problem, population, sample);
    }
}
