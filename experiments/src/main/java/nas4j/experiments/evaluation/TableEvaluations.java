package nas4j.experiments.evaluation;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.prepare.Judge;
import nas4j.spaces.table.TabularBenchmark;

/** Looks results up. */
final class TableEvaluations implements Evaluations {
    private static final String WORKER = "table";

    private final TabularBenchmark table;
    private final Judge judge;
    private final InstantSource clock;

    TableEvaluations(TabularBenchmark table, Judge judge, InstantSource clock) {
        this.table = table;
        this.judge = judge;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Evaluated> begin(Draft draft, List<Measurement> costs) {
        Instant start = clock.instant();
        List<Measurement> found = find(draft, Split.VALIDATION);
        TrialOutcome outcome = found.isEmpty() ? missing() : judge.outcome(joined(found, costs));
        return CompletableFuture.completedFuture(new Evaluated(outcome, start, clock.instant(), WORKER));
    }

    @Override
    public CompletableFuture<Evaluated> beginFinal(Draft draft, List<Measurement> costs) {
        Instant start = clock.instant();
        List<Measurement> found = find(draft, Split.TEST);
        TrialOutcome outcome = found.isEmpty() ? missing() : new TrialOutcome.Completed(joined(found, costs));
        return CompletableFuture.completedFuture(new Evaluated(outcome, start, clock.instant(), WORKER));
    }

    @Override
    public Optional<CompletableFuture<Evaluated>> beginMeasurement(Draft draft, TrialOutcome known) {
        return Optional.empty();
    }

    @Override
    public Optional<CompletableFuture<Evaluated>> beginDelivery(Draft draft, List<Measurement> costs, Path file) {
        return Optional.empty();
    }

    /** Of the devices only those that somebody asks for. */
    private List<Measurement> find(Draft draft, Split split) {
        return table
                .measurements(
                        draft.suggestion().genotype(), split, draft.suggestion().share())
                .stream()
                .filter(found -> found.device().isEmpty() || judge.devices().contains(found.device()))
                .toList();
    }

    private static TrialOutcome missing() {
        return new TrialOutcome.Failed("the table has no such architecture");
    }

    private static List<Measurement> joined(List<Measurement> found, List<Measurement> costs) {
        List<Measurement> joined = new ArrayList<>(found);
        joined.addAll(costs);
        return joined;
    }

    @Override
    public void close() {}
}
