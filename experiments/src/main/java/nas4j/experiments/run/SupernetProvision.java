package nas4j.experiments.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.evaluation.Draft;
import nas4j.experiments.evaluation.Evaluated;
import nas4j.experiments.evaluation.SupernetFile;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.store.ArtifactRecord;
import nas4j.store.EventRecord;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/**
 * Sees to it that the file is there which networks take their weights from: from the store, or by the training, which goes on
 * from its last checkpoint.
 */
final class SupernetProvision {
    private final Session session;
    private final InstantSource clock;

    SupernetProvision(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * Provides it; returns false if a stop was asked for.
     *
     * @param any network of the space
     */
    boolean provide(Genotype any) throws InterruptedException, ExecutionException {
        try {
            Optional<ArtifactRecord> kept = session.store().artifacts(name()).stream()
                    .filter(artifact -> artifact.name().equals(SupernetFile.NAME))
                    .findFirst();
            if (kept.isPresent()) {
                restore(kept.get());
            } else if (!train(any)) {
                return false;
            }
            Files.deleteIfExists(SupernetFile.checkpoint(file()));
            return !session.stop().isAsked();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name() {
        return session.experiment().name();
    }

    private Path file() {
        return SupernetFile.in(session.store().place(name()));
    }

    /** Writes the file anew if it is not there; what bears its name is whole. */
    private void restore(ArtifactRecord kept) throws IOException {
        if (!Files.exists(file())) {
            Path whole = file().resolveSibling(SupernetFile.NAME + ".new");
            Files.write(whole, session.store().content(kept));
            Files.move(whole, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private boolean train(Genotype any) throws IOException, InterruptedException, ExecutionException {
        Ledger ledger = session.ledger(
                session.run(RunKey.SUPERNET, session.experiment().seeds().getFirst()));
        Draft draft = new Draft(ledger.run(), 0, Suggestion.full(any), "");
        Optional<TrialRecord> known = ledger.find(draft);
        if (known.isEmpty() || !Files.exists(file())) {
            session.listener().runBegins(ledger.run());
            session.listener().trialBegins(ledger.run(), 0, "");
            Optional<Evaluated> done =
                    session.stop().await(session.evaluations().beginSupernet(draft));
            if (done.isEmpty()) {
                session.listener()
                        .remark(
                                "the training of the supernet stops, and goes on from its last checkpoint another time");
                return false;
            }
            Evaluated trained = trained(done.get());
            if (known.isEmpty()) {
                ledger.keep(draft.evaluated(trained));
            }
            say(text(trained));
        }
        session.store().put(name(), SupernetFile.NAME, Files.readAllBytes(file()));
        return true;
    }

    /** With the size of what is kept. */
    private Evaluated trained(Evaluated done) throws IOException, ExecutionException {
        return switch (done.outcome()) {
            case TrialOutcome.Completed completed -> {
                List<Measurement> measurements = new ArrayList<>(completed.measurements());
                measurements.add(Measurement.exact("bytes", (double) Files.size(file()), "B"));
                yield new Evaluated(new TrialOutcome.Completed(measurements), done.start(), done.end(), done.worker());
            }
            case TrialOutcome.Failed failed -> throw failed(failed.reason());
            case TrialOutcome.Infeasible infeasible -> throw failed(infeasible.reason());
        };
    }

    private ExecutionException failed(String reason) {
        session.store().append(new EventRecord(name(), clock.instant(), RunKey.SUPERNET, "failed: " + reason));
        return new ExecutionException(new SupernetFailedException(reason));
    }

    private static String text(Evaluated trained) {
        String figures = trained.outcome() instanceof TrialOutcome.Completed completed
                ? completed.measurements().stream()
                        .map(found -> String.format(Locale.ROOT, "%s %.0f", found.name(), found.value()))
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("")
                : "";
        return "the supernet is trained: " + figures + ", "
                + Duration.between(trained.start(), trained.end()).toSeconds() + " s";
    }

    private void say(String text) {
        session.listener().remark(text);
        session.store().append(new EventRecord(name(), clock.instant(), RunKey.SUPERNET, text));
    }

    /** Removes the files of the work; the supernet is kept with the experiment. */
    void cleanUp() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            session.listener().remark("a file that nobody needs any more could not be removed: " + e.getMessage());
        }
    }
}
