package nas4j.experiments.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.evaluation.Draft;
import nas4j.experiments.evaluation.Evaluated;
import nas4j.experiments.evaluation.Evaluations;
import nas4j.experiments.prepare.Judge;

/** Trains nothing: accuracy and latency are functions of the genotype. Latencies can be others the second time. */
final class FakeEvaluations implements Evaluations {
    private final Judge judge;
    private final ToDoubleFunction<Draft> latency;
    private final ToDoubleFunction<Draft> lastLatency;
    private final List<String> done = new ArrayList<>();

    FakeEvaluations(Judge judge, ToDoubleFunction<Draft> latency, ToDoubleFunction<Draft> lastLatency) {
        this.judge = judge;
        this.latency = latency;
        this.lastLatency = lastLatency;
    }

    /** Kinds of what was begun, in order. */
    List<String> done() {
        return done;
    }

    @Override
    public CompletableFuture<Evaluated> begin(Draft draft, List<Measurement> costs) {
        return begin("search", judge.outcome(measured(draft, Split.VALIDATION, latency.applyAsDouble(draft))));
    }

    @Override
    public CompletableFuture<Evaluated> beginFinal(Draft draft, List<Measurement> costs) {
        return begin("final", new TrialOutcome.Completed(measured(draft, Split.TEST, latency.applyAsDouble(draft))));
    }

    @Override
    public Optional<CompletableFuture<Evaluated>> beginMeasurement(Draft draft, TrialOutcome known) {
        List<Measurement> last = measured(draft, Split.VALIDATION, lastLatency.applyAsDouble(draft));
        return Optional.of(begin("measured", judge.outcome(last)));
    }

    @Override
    public Optional<CompletableFuture<Evaluated>> beginDelivery(Draft draft, List<Measurement> costs, Path file) {
        try {
            Files.writeString(file, draft.suggestion().genotype().text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(begin("delivered", new TrialOutcome.Completed(measured(draft, Split.TEST, 0))));
    }

    private CompletableFuture<Evaluated> begin(String kind, TrialOutcome outcome) {
        done.add(kind);
        return CompletableFuture.completedFuture(new Evaluated(outcome, Instant.EPOCH, Instant.EPOCH, "fake"));
    }

    /** The more of the genotype's text, the more accurate. */
    private static List<Measurement> measured(Draft draft, Split split, double latency) {
        double accuracy = draft.suggestion().genotype().text().length() / 20.0;
        return List.of(
                new Measurement("accuracy", accuracy, "%", 1, 100, split),
                new Measurement("latency-ratio", latency, "", .01, 100, Split.NONE, "host"));
    }

    @Override
    public void close() {}
}
