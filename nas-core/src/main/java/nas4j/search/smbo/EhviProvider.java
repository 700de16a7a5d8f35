package nas4j.search.smbo;

import java.util.List;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code ehvi}. */
public final class EhviProvider implements SearcherProvider {
    private static final int MOST_OBJECTIVES = 3;

    @Override
    public String name() {
        return "ehvi";
    }

    @Override
    public String summary() {
        return "Evaluates where models of all losses promise most of the volume that the results dominate.";
    }

    @Override
    public String whenToUse() {
        return "The first choice for two or three objectives and up to a thousand trials.";
    }

    @Override
    public String paper() {
        return "Yang et al. 2019, \"Efficient computation of expected hypervolume improvement using box decomposition"
                + " algorithms\"";
    }

    @Override
    public List<Setting> settings() {
        return SmboSettings.with();
    }

    @Override
    public int mostObjectives() {
        return MOST_OBJECTIVES;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        if (problem.objectives() > MOST_OBJECTIVES) {
            throw new IllegalArgumentException("found [" + problem.objectives() + "] objectives, ehvi takes "
                    + MOST_OBJECTIVES + "\nMaybe take linas or parego.");
        }
        Guide guide = new Ehvi(SmboSettings.surrogates(problem, settings));
        return SmboSettings.search(problem, settings, problem.random(), guide);
    }
}
