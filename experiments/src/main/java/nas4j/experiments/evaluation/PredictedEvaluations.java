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
import nas4j.experiments.predict.PredictorFile;
import nas4j.experiments.prepare.Judge;
import nas4j.predict.Prediction;
import nas4j.predict.Row;
import nas4j.space.Genotype;

/** Asks a predictor; what it is unsure of is the standard error. */
final class PredictedEvaluations implements Evaluations {
    private static final String WORKER = "predictor";
    private static final String ON = " on ";

    private final PredictorFile predictor;
    private final Judge judge;
    private final InstantSource clock;

    PredictedEvaluations(PredictorFile predictor, Judge judge, InstantSource clock) {
        this.predictor = predictor;
        this.judge = judge;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Evaluated> begin(Draft draft, List<Measurement> costs) {
        Instant start = clock.instant();
        TrialOutcome outcome = judge.outcome(measured(draft, Split.VALIDATION, costs));
        return CompletableFuture.completedFuture(new Evaluated(outcome, start, clock.instant(), WORKER));
    }

    @Override
    public CompletableFuture<Evaluated> beginFinal(Draft draft, List<Measurement> costs) {
        Instant start = clock.instant();
        TrialOutcome outcome = new TrialOutcome.Completed(measured(draft, Split.TEST, costs));
        return CompletableFuture.completedFuture(new Evaluated(outcome, start, clock.instant(), WORKER));
    }

    private List<Measurement> measured(Draft draft, Split split, List<Measurement> costs) {
        Prediction prediction = predict(draft.suggestion().genotype());
        int on = predictor.target().indexOf(ON);
        String name = on < 0 ? predictor.target() : predictor.target().substring(0, on);
        String device = on < 0 ? "" : predictor.target().substring(on + ON.length());
        List<Measurement> measured = new ArrayList<>();
        measured.add(new Measurement(name, prediction.mean(), "", prediction.std(), 1, split, device));
        measured.addAll(costs);
        return measured;
    }

    /** A predictor is for one thread. */
    private synchronized Prediction predict(Genotype genotype) {
        Genotype own = predictor.space().genotype(genotype.options());
        return predictor.predict(List.of(Row.of(own))).getFirst();
    }

    @Override
    public Optional<CompletableFuture<Evaluated>> beginMeasurement(Draft draft, TrialOutcome known) {
        return Optional.empty();
    }

    @Override
    public Optional<CompletableFuture<Evaluated>> beginDelivery(Draft draft, List<Measurement> costs, Path file) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
