package nas4j.search.tpe;

import java.util.List;
import java.util.stream.Stream;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code tpe}. */
public final class TreeParzenProvider implements SearcherProvider {
    static final String NAME = "tpe";

    private static final Setting STARTS =
            Setting.whole("starts", "Random genotypes before the model is asked.", 1, 100_000, 10);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Draws genotypes like the good ones, and proposes the one that is least like the others.";
    }

    @Override
    public String whenToUse() {
        return "Tens to hundreds of trials of any space, also of training settings; costs next to nothing to ask.";
    }

    @Override
    public String paper() {
        return "Bergstra et al. 2011, \"Algorithms for hyper-parameter optimization\"";
    }

    @Override
    public boolean usesRanksAlone() {
        return true;
    }

    @Override
    public List<Setting> settings() {
        return Stream.concat(Stream.of(STARTS), Parzen.settings().stream()).toList();
    }

    @Override
    public int mostObjectives() {
        return 1;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        return new TreeParzenSearch(problem, settings.whole(STARTS.name()), Parzen.of(settings));
    }
}
