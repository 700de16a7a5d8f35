package nas4j.search.shrink;

import java.util.List;
import java.util.Optional;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;
import nas4j.search.Tolerance;
import nas4j.search.surrogate.Surrogate;

/** {@code shrink}. */
public final class ShrinkProvider implements SearcherProvider {
    static final String NAME = "shrink";

    private static final Setting TOLERANCE = Setting.number(
            "tolerance",
            "How much worse than the network it begins with one may be, in the first objective's unit (ε).",
            0,
            1e6,
            0.1);
    private static final Setting LEARN = Setting.whole(
            "learn", "Networks that predictions are learnt from first, half the trials at most.", 1, 100_000, 60);
    private static final Setting EDITS =
            Setting.whole("edits", "Edits that are predicted before some networks are evaluated.", 1, 1_000_000, 200);
    private static final Setting FINALISTS =
            Setting.whole("finalists", "Networks evaluated after each round of edits.", 1, 10_000, 4);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Edits a network until it costs less and is predicted to be no worse, and evaluates the most promising ones.";
    }

    @Override
    public String whenToUse() {
        return "A network is there already, and a cheaper one that does as well is wanted.";
    }

    @Override
    public String paper() {
        return "Mills et al. 2023, \"AIO-P: Expanding neural performance predictors beyond image classification\"";
    }

    @Override
    public List<Setting> settings() {
        return List.of(TOLERANCE, LEARN, EDITS, FINALISTS, Surrogate.setting());
    }

    @Override
    public int leastObjectives() {
        return 2;
    }

    @Override
    public int mostObjectives() {
        return 2;
    }

    @Override
    public boolean beginsAtGiven() {
        return true;
    }

    @Override
    public Optional<Tolerance> tolerance(Settings settings) {
        return Optional.of(new Tolerance(settings.number(TOLERANCE.name())));
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        return new Shrink(
                problem,
                new Shrink.Plan(
                        settings.number(TOLERANCE.name()),
                        Math.clamp(problem.trials() / 2, 1, settings.whole(LEARN.name())),
                        settings.whole(EDITS.name()),
                        settings.whole(FINALISTS.name())),
                new Expected(problem, settings.word("surrogate")));
    }
}
