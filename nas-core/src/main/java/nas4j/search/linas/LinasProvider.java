package nas4j.search.linas;

import java.util.List;
import java.util.stream.IntStream;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;
import nas4j.search.surrogate.Feasibility;
import nas4j.search.surrogate.Surrogate;

/** {@code linas}. */
public final class LinasProvider implements SearcherProvider {
    private static final Setting POPULATION = Setting.whole(
            "population", "Genotypes evaluated in each round (P), a sixth of all trials at most.", 1, 100_000, 25);

    @Override
    public String name() {
        return "linas";
    }

    @Override
    public String summary() {
        return "Evolves on predicted losses, and evaluates a whole population of what comes out.";
    }

    @Override
    public String whenToUse() {
        return "Several objectives when many trials run at once, as each round needs the results of the one before alone.";
    }

    @Override
    public String paper() {
        return "Cummings et al. 2022, \"A hardware-aware framework for accelerating neural architecture search across"
                + " modalities\"";
    }

    @Override
    public boolean usesRanksAlone() {
        return true;
    }

    @Override
    public List<Setting> settings() {
        return List.of(Surrogate.setting(), POPULATION);
    }

    @Override
    public int mostObjectives() {
        return Integer.MAX_VALUE;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        String word = settings.word("surrogate");
        List<Surrogate> surrogates = IntStream.range(0, problem.objectives())
                .mapToObj(_ -> Surrogate.open(problem.space(), word, problem.seed()))
                .toList();
        Feasibility feasibility = new Feasibility(Surrogate.open(problem.space(), word, problem.seed()));
        Expected expected = new Expected(problem.known(), surrogates, feasibility);
        return new Linas(problem, settings.whole(POPULATION.name()), expected);
    }
}
