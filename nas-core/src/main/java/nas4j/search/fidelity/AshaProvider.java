package nas4j.search.fidelity;

import java.util.List;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code asha}. */
public final class AshaProvider implements SearcherProvider {
    static final String NAME = "asha";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Evaluates briefly, and promotes what is among the best so far, without waiting.";
    }

    @Override
    public String whenToUse() {
        return "Trainings on several workers, when brief ones rank alike.";
    }

    @Override
    public String paper() {
        return "Li et al. 2020, \"A system for massively parallel hyperparameter tuning\"";
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
        return new AsynchronousHalving(problem, Ladder.of(settings));
    }
}
