package nas4j.results.analysis;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import nas4j.results.model.ExperimentData;

/**
 * What an experiment came to. Each run is judged by the trial that was best on what the search saw, or by its front;
 * scores are those of the final evaluation if it has them for every run, else what the search saw. Immutable.
 */
public final class Analysis {
    private final Selection selection;
    private final Optional<FrontScale> scale;
    private final Optional<FrontScale> seenScale;

    private Analysis(Selection selection, List<Selection> together) {
        this.selection = selection;
        scale = FrontScale.find(together.stream().flatMap(Selection::losses).toList());
        seenScale =
                FrontScale.find(together.stream().flatMap(Selection::seenLosses).toList());
    }

    /** Looks at an experiment by itself. */
    public static Analysis of(ExperimentData data) {
        return together(List.of(data)).getFirst();
    }

    /**
     * Looks at experiments of one protocol, so that their scores can be compared: hypervolumes have one scale, and final
     * evaluations are used if all have them.
     */
    public static List<Analysis> together(List<ExperimentData> experiments) {
        List<Selection> selections = experiments.stream()
                .map(experiment -> new Selection(experiment, true))
                .toList();
        List<Selection> alike = selections.stream().allMatch(Selection::isOnTest)
                ? selections
                : experiments.stream()
                        .map(experiment -> new Selection(experiment, false))
                        .toList();
        return alike.stream().map(selection -> new Analysis(selection, alike)).toList();
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

    /** The scored losses of what a run came to, one point for each chosen trial. */
    public List<List<Double>> losses(RunLog run) {
        return selection.losses(run);
    }

    /** Whether scores come from the final evaluation. */
    public boolean isOnTest() {
        return selection.isOnTest();
    }

    /** What runs are judged by in the first place: the objective, or the hypervolume of several. */
    public Criterion mainCriterion() {
        return hasManyObjectives() ? FrontScale.CRITERION : criteria().getFirst();
    }

    /** The scores by {@link #mainCriterion}. */
    public SeedScores mainScores() {
        return hasManyObjectives()
                ? seedScores(mainCriterion(), run -> scale.orElseThrow().loss(losses(run)))
                : scores(0);
    }

    /** The scores in one objective. */
    public SeedScores scores(int objective) {
        return seedScores(criteria().get(objective), run -> {
            int best = findChosen(run).orElseThrow().best(objective);
            return losses(run).get(best).get(objective);
        });
    }

    private SeedScores seedScores(Criterion criterion, ToDoubleFunction<RunLog> loss) {
        return new SeedScores(criterion, isOnTest(), bySeed(search(), loss), bySeed(baseline(), loss));
    }

    private SortedMap<Long, Double> bySeed(List<RunLog> logs, ToDoubleFunction<RunLog> loss) {
        SortedMap<Long, Double> bySeed = new TreeMap<>();
        for (RunLog run : logs) {
            if (findChosen(run).isPresent()) {
                bySeed.put(run.key().seed(), loss.applyAsDouble(run));
            }
        }
        return bySeed;
    }

    /** The scale of the hypervolumes that runs are judged by; empty if nothing was completed. */
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
        return hasManyObjectives() && seenScale.isPresent()
                ? Fronts.staircase(run, seenScale.get(), spent, end)
                : Staircase.of(run, 0, spent, end);
    }
}
