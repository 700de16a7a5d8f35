package nas4j.experiments.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.evaluation.Draft;
import nas4j.experiments.evaluation.Evaluated;
import nas4j.experiments.evaluation.Evaluations;
import nas4j.experiments.evaluation.SupernetFile;

/**
 * Trains nothing. What the supernet's file holds is added to each shared accuracy, so that it is seen whether the file was
 * there; a network alone is better by ten points, or one point the more the later it comes.
 */
final class FakeSupernet implements Evaluations {
    private final Path file;
    private final Function<Path, CompletableFuture<TrialOutcome>> training;
    private final List<String> done = new CopyOnWriteArrayList<>();

    /** @param training is told of the file and writes it */
    FakeSupernet(Path folder, Function<Path, CompletableFuture<TrialOutcome>> training) {
        file = SupernetFile.in(folder.toUri());
        this.training = training;
    }

    /** One that is trained at once. */
    static CompletableFuture<TrialOutcome> trained(Path file) {
        try {
            Files.writeString(file, "0.5");
            Files.writeString(SupernetFile.checkpoint(file), "checkpoint");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CompletableFuture.completedFuture(
                new TrialOutcome.Completed(List.of(Measurement.exact("steps", 60, ""))));
    }

    /** Kinds of what was begun, in order. */
    List<String> done() {
        return done;
    }

    @Override
    public CompletableFuture<Evaluated> beginSupernet(Draft draft) {
        done.add("supernet");
        return training.apply(file).thenApply(FakeSupernet::evaluated);
    }

    @Override
    public CompletableFuture<Evaluated> begin(Draft draft, List<Measurement> costs) {
        return begin("shared", accuracy(draft) + weights(), Split.VALIDATION);
    }

    @Override
    public CompletableFuture<Evaluated> beginAlone(Draft draft, List<Measurement> costs) {
        return begin("alone", accuracy(draft) + 10, Split.VALIDATION);
    }

    @Override
    public CompletableFuture<Evaluated> beginFinal(Draft draft, List<Measurement> costs) {
        return begin("final", accuracy(draft) + weights(), Split.TEST);
    }

    @Override
    public Optional<CompletableFuture<Evaluated>> beginMeasurement(Draft draft, TrialOutcome known) {
        return Optional.empty();
    }

    @Override
    public Optional<CompletableFuture<Evaluated>> beginDelivery(Draft draft, List<Measurement> costs, Path model) {
        return Optional.empty();
    }

    private double weights() {
        try {
            return Double.parseDouble(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double accuracy(Draft draft) {
        return draft.suggestion().genotype().text().length() / 20.0;
    }

    private CompletableFuture<Evaluated> begin(String kind, double accuracy, Split split) {
        done.add(kind);
        return CompletableFuture.completedFuture(evaluated(
                new TrialOutcome.Completed(List.of(new Measurement("accuracy", accuracy, "%", 1, 100, split)))));
    }

    private static Evaluated evaluated(TrialOutcome outcome) {
        return new Evaluated(outcome, Instant.EPOCH, Instant.EPOCH, "fake");
    }

    @Override
    public void close() {}
}
