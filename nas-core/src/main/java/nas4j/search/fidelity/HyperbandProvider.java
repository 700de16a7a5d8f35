package nas4j.search.fidelity;

import java.util.List;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code hyperband}. */
public final class HyperbandProvider implements SearcherProvider {
    static final String NAME = "hyperband";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Halves successively in brackets that begin with less and less brief evaluations.";
    }

    @Override
    public String whenToUse() {
        return "Where it is not known how far brief evaluations can be trusted.";
    }

    @Override
    public String paper() {
        return "Li et al. 2018, \"Hyperband: a novel bandit-based approach to hyperparameter optimization\"";
    }

    @Override
    public boolean usesRanksAlone() {
        return true;
    }

    @Override
    public boolean usesPartOfTheBudget() {
        return true;
    }

    @Override
    public List<Setting> settings() {
        return Ladder.settings();
    }

    @Override
    public List<Double> shares(Settings settings) {
        return Ladder.of(settings).shares();
    }

    @Override
    public int mostObjectives() {
        return 1;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        Ladder ladder = Ladder.of(settings);
        return new HalvingSearch(NAME, problem, ladder, new RandomSource(problem), BracketSize.hyperband(ladder));
    }
}
