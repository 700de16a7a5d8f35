package nas4j.search.fidelity;

import java.util.List;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code successive-halving}. */
public final class SuccessiveHalvingProvider implements SearcherProvider {
    static final String NAME = "successive-halving";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Evaluates many genotypes briefly, and the best part of them longer and longer.";
    }

    @Override
    public String whenToUse() {
        return "Brief evaluations that rank alike, and few workers: each step waits for the slowest.";
    }

    @Override
    public String paper() {
        return "Jamieson and Talwalkar 2016, \"Non-stochastic best arm identification and hyperparameter optimization\"";
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
        List<BracketSize> sizes = List.of(BracketSize.affordable(ladder, problem.trials()));
        return new HalvingSearch(NAME, problem, ladder, new RandomSource(problem), sizes);
    }
}
