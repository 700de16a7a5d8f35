package nas4j.search.smbo;

import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code smbo}. */
public final class SmboProvider implements SearcherProvider {
    private static final String NAME = "smbo";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Evaluates where a model of all results so far promises most.";
    }

    @Override
    public String whenToUse() {
        return "The first choice for tens to a thousand trials of one objective, if a trial takes longer than 0.1 s.";
    }

    @Override
    public String paper() {
        return "White et al. 2021, \"BANANAS: Bayesian optimization with neural architectures for neural architecture"
                + " search\"";
    }

    @Override
    public List<Setting> settings() {
        return SmboSettings.with(Setting.word(
                "acquisition",
                "What promises: expected improvement, a low confidence bound, or a draw from what is predicted.",
                Acquisition.words()));
    }

    @Override
    public int mostObjectives() {
        return 1;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        problem.requireOneObjective(NAME);
        RandomGenerator random = problem.random();
        Acquisition acquisition = Acquisition.named(settings.word("acquisition"));
        return SmboSettings.search(
                problem,
                settings,
                random,
                new LossGuide(SmboSettings.surrogate(problem, settings), acquisition, random));
    }
}
