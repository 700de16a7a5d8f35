package nas4j.search.smbo;

import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code parego}. */
public final class ParEgoProvider implements SearcherProvider {
    @Override
    public String name() {
        return "parego";
    }

    @Override
    public String summary() {
        return "Evaluates where models of all losses promise most for a combination of them, a new one each time.";
    }

    @Override
    public String whenToUse() {
        return "Several objectives, more than three of them, and up to a thousand trials.";
    }

    @Override
    public String paper() {
        return "Knowles 2006, \"ParEGO: a hybrid algorithm with on-line landscape approximation for expensive"
                + " multiobjective optimization problems\"";
    }

    @Override
    public List<Setting> settings() {
        return SmboSettings.with();
    }

    @Override
    public int mostObjectives() {
        return Integer.MAX_VALUE;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        RandomGenerator random = problem.random();
        Guide guide = new ParEgo(SmboSettings.surrogates(problem, settings), random);
        return SmboSettings.search(problem, settings, random, guide);
    }
}
