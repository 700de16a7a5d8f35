package nas4j.search.fidelity;

import java.util.List;
import java.util.stream.Stream;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;
import nas4j.search.tpe.Parzen;

/** {@code bohb}. */
public final class BohbProvider implements SearcherProvider {
    static final String NAME = "bohb";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "As Hyperband, with new genotypes where a model of the longest evaluations sees good ones.";
    }

    @Override
    public String whenToUse() {
        return "Hundreds of brief trainings, or more: enough to learn from and to choose among.";
    }

    @Override
    public String paper() {
        return "Falkner et al. 2018, \"BOHB: robust and efficient hyperparameter optimization at scale\"";
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
        return Stream.concat(Ladder.settings().stream(), Parzen.settings().stream())
                .toList();
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
        GenotypeSource source = new ModelSource(problem, ladder, Parzen.of(settings));
        return new HalvingSearch(NAME, problem, ladder, source, BracketSize.hyperband(ladder));
    }
}
