package nas4j.experiments.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;

/**
 * Makes what an experiment hands back: the best network of all its searches, by validation data, trained for as long as
 * the plan says, measured on test data, and kept as an ONNX model.
 */
public final class Delivery {
    /** Name of the artifact. */
    public static final String MODEL = "best.onnx";

    private final TrialStore store;
    private final PreparedExperiment prepared;
    private final Evaluations evaluations;

    Delivery(TrialStore store, PreparedExperiment prepared, Evaluations evaluations) {
        this.store = store;
        this.prepared = prepared;
        this.evaluations = evaluations;
    }

    /**
     * Trains and keeps it, unless it is kept already.
     *
     * @param ledger of a run's {@link RunKey#FINAL} trials
     * @return its trial; empty if no search found a network, or nothing is trained
     */
    Optional<TrialRecord> deliver(Ledger ledger) throws InterruptedException, ExecutionException {
        Optional<TrialRecord> best = findBest();
        if (best.isEmpty()) {
            return Optional.empty();
        }
        Genotype genotype = prepared.space().parse(best.get().genotype());
        Draft draft = new Draft(
                ledger.run(),
                RunKey.DELIVERED,
                Suggestion.full(genotype),
                best.get().graphHash());
        Optional<TrialRecord> kept = ledger.find(draft);
        return kept.isPresent() ? kept : train(ledger, draft);
    }

    private Optional<TrialRecord> findBest() {
        List<TrialRecord> winners = new ArrayList<>();
        for (long seed : prepared.experiment().seeds()) {
            RunKey run = new RunKey(prepared.experiment().name(), RunKey.SEARCH, seed);
            try (Stream<TrialRecord> trials = store.trials(run)) {
                Winner.find(trials, prepared.judge()).ifPresent(winners::add);
            }
        }
        return Winner.find(winners.stream(), prepared.judge());
    }

    private Optional<TrialRecord> train(Ledger ledger, Draft draft) throws InterruptedException, ExecutionException {
        Path file = temporary();
        try {
            Optional<CompletableFuture<Evaluated>> begun = evaluations.beginDelivery(
                    draft,
                    prepared.screening().screen(draft.suggestion().genotype()).costs(),
                    file);
            if (begun.isEmpty()) {
                return Optional.empty();
            }
            Evaluated done = begun.get().get();
            if (done.outcome() instanceof TrialOutcome.Completed) {
                store.put(prepared.experiment().name(), MODEL, Files.readAllBytes(file));
            }
            return Optional.of(ledger.keep(draft.evaluated(done)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("nas4j", ".onnx");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
