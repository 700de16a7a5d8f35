package nas4j.results.analysis;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import nas4j.results.model.ExperimentData;

/**
 * What an experiment came to. Each run is judged by the trial that was best on what the search saw, or by its front;
 * scores are those of the final evaluation if every run that is compared has them, else what the search saw. Immutable.
 */
public final class Analysis {
    private final Selection selection;
    private final List<Selection> together;
    private final Optional<FrontScale> scale;

    private Analysis(Selection selection, List<Selection> together) {
        this.selection = selection;
        this.together = together;
        scale = FrontScale.find(together.stream()
                .flatMap(Selection::chosen)
                .flatMap(chosen -> chosen.losses().stream())
                .toList());
    }

    /** Looks at an experiment by itself. */
    public static Analysis of(ExperimentData data) {
        return together(List.of(data)).getFirst();
    }

    /**
     * Looks at experiments of one protocol, so that their scores can be compared: hypervolumes have one scale, and final
     * evaluations are used where all have them.
     */
    public static List<Analysis> together(List<ExperimentData> experiments) {
        List<Selection> selections = experiments.stream().map(Selection::new).toList();
        return selections.stream()
                .map(selection -> new Analysis(selection, selections))
                .toList();
    }

    public ExperimentData data() {
        return selection.data();
    }

    /** One for each objective. */
    public List<Criterion> criteria() {
        return selection.criteria();
    }

    public boolean hasManyObjectives() {
        return criteria().size() > 1;
    }

    /** The runs of the search by seed. */
    public List<RunLog> search() {
        return selection.search();
    }

    /** The runs of random search by seed. */
    public List<RunLog> baseline() {
        return selection.baseline();
    }

    /** The runs of both. */
    public List<RunLog> runs() {
        return Stream.concat(search().stream(), baseline().stream()).toList();
    }

    /** What a run came to; empty if it completed nothing. */
    public Optional<Chosen> findChosen(RunLog run) {
        return selection.findChosen(run);
    }

    /** What runs are judged by in the first place: the objective, or the hypervolume of several. */
    public Criterion mainCriterion() {
        return hasManyObjectives() ? FrontScale.CRITERION : criteria().getFirst();
    }

    /** The scores by {@link #mainCriterion}. Hypervolumes are always of what the search saw. */
    public SeedScores mainScores() {
        return hasManyObjectives()
                ? seedScores(
                        mainCriterion(), false, chosen -> scale.orElseThrow().loss(chosen.losses()))
                : scores(0);
    }

    /** The scores in one objective: of the trial that the search saw as the best in it. */
    public SeedScores scores(int objective) {
        boolean onTest = together.stream().allMatch(all -> all.hasFinals(chosen -> chosen.best(objective)));
        return seedScores(criteria().get(objective), onTest, chosen -> {
            ScoredTrial best = chosen.best(objective);
            List<Double> losses = onTest ? selection.finalLosses(chosen.seed(), best) : best.losses();
            return losses.get(objective);
        });
    }

    private SeedScores seedScores(Criterion criterion, boolean onTest, ToDoubleFunction<Chosen> loss) {
        return new SeedScores(criterion, onTest, bySeed(search(), loss), bySeed(baseline(), loss));
    }

    private NavigableMap<Long, Double> bySeed(List<RunLog> logs, ToDoubleFunction<Chosen> loss) {
        NavigableMap<Long, Double> bySeed = new TreeMap<>();
        for (RunLog run : logs) {
            findChosen(run).ifPresent(chosen -> bySeed.put(chosen.seed(), loss.applyAsDouble(chosen)));
        }
        return bySeed;
    }

    /** The scale of hypervolumes, from what all runs came to; empty if nothing was completed. */
    public Optional<FrontScale> findScale() {
        return scale;
    }

    /** The least loss so far of each run by {@link #mainCriterion}, against evaluations. */
    public List<Staircase> againstEvaluations(List<RunLog> logs) {
        return staircases(logs, ScoredTrial::evaluations, Cost::evaluations);
    }

    /** The least loss so far of each run by {@link #mainCriterion}, against seconds of evaluation. */
    public List<Staircase> againstSeconds(List<RunLog> logs) {
        return staircases(logs, ScoredTrial::seconds, Cost::seconds);
    }

    private List<Staircase> staircases(
            List<RunLog> logs, ToDoubleFunction<ScoredTrial> spent, Function<Cost, Double> end) {
        return logs.stream()
                .map(run -> staircase(run, spent, end.apply(run.cost())))
                .toList();
    }

    private Staircase staircase(RunLog run, ToDoubleFunction<ScoredTrial> spent, double end) {
        return hasManyObjectives() && scale.isPresent()
                ? Fronts.staircase(run, scale.get(), spent, end)
                : Staircase.of(run, 0, spent, end);
    }
}
