package nas4j.experiments.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.ExportPrecision;
import nas4j.experiments.evaluation.Draft;
import nas4j.experiments.evaluation.Evaluated;
import nas4j.results.tasks.TaskNetwork;
import nas4j.search.Suggestion;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import org.jspecify.annotations.Nullable;

/** Makes what an experiment hands back: a network trained for as long as the plan says, measured on test data, as ONNX. */
public final class Delivery {
    /** Name of the artifact that is handed back by itself. */
    public static final String MODEL = "best.onnx";

    private final Session session;

    Delivery(Session session) {
        this.session = session;
    }

    /**
     * Trains and keeps the best network, unless it is kept already.
     *
     * @param front of which it is one
     * @return its trial; empty if no search found a network, or nothing is trained
     */
    Optional<TrialRecord> deliver(List<TrialRecord> front) throws InterruptedException, ExecutionException {
        Optional<TrialRecord> best = Winner.find(front.stream(), session);
        if (best.isEmpty()) {
            return Optional.empty();
        }
        long first = session.experiment().seeds().getFirst();
        return deliver(best.get(), session.run(RunKey.FINAL, first), RunKey.DELIVERED, MODEL);
    }

    /**
     * Trains and keeps the network of a trial of the search, unless it is kept already.
     *
     * @param precision that the experiment was given for it; null for its own
     * @return its trial; empty if nothing is trained
     */
    Optional<TrialRecord> deliver(TrialRecord trial, @Nullable ExportPrecision precision)
            throws InterruptedException, ExecutionException {
        long seed = trial.run().seed();
        return deliver(trial, session.run(runOf(precision), seed), trial.id(), modelOf(seed, trial.id(), precision));
    }

    /**
     * Trains and keeps the network of a task, unless that is done already. What several tasks have in common, or what is the
     * best network as well, is trained once.
     *
     * @param network one that could be evaluated
     * @param best the training of what the experiment hands back; null if there is none
     * @return its trial; empty if nothing is trained now
     */
    Optional<TrialRecord> deliver(TaskNetwork network, @Nullable TrialRecord best)
            throws InterruptedException, ExecutionException {
        List<TrialRecord> trained = new ArrayList<>();
        if (best != null) {
            trained.add(best);
        }
        try (Stream<TrialRecord> others = session.store().trials(session.run(runOf(null), network.seed()))) {
            others.forEach(trained::add);
        }
        TrialRecord trial = Objects.requireNonNull(network.trial());
        Optional<TrialRecord> known = network.findTrained(trained);
        session.listener()
                .remark("the network of task " + network.task() + " is that of trial " + trial.id() + " of seed "
                        + network.seed()
                        + (known.isPresent() ? ", which is trained already" : ", which is trained now"));
        Optional<TrialRecord> done = known.isPresent() ? known : deliver(trial, null);
        done.ifPresent(found -> keep(found, modelOf(network.task())));
        return known.isPresent() ? Optional.empty() : done;
    }

    /** Keeps the model of a training under another name as well. */
    private void keep(TrialRecord trained, String name) {
        String kept = trained.run().method().equals(RunKey.FINAL)
                ? MODEL
                : modelOf(trained.run().seed(), trained.id(), null);
        String experiment = session.experiment().name();
        session.store().artifacts(experiment).stream()
                .filter(artifact -> artifact.name().equals(kept))
                .findFirst()
                .ifPresent(model ->
                        session.store().put(experiment, name, session.store().content(model)));
    }

    /** Name of the artifact of a task's network. */
    public static String modelOf(String task) {
        return "task-" + task + ".onnx";
    }

    /** Method of the runs of networks that somebody asked for, with another precision or not. */
    public static String runOf(@Nullable ExportPrecision precision) {
        return RunKey.ASKED_FOR + ending(precision);
    }

    /** Name of the artifact of a network that somebody asked for. */
    public static String modelOf(long seed, long trial, @Nullable ExportPrecision precision) {
        return seed + "-" + trial + ending(precision) + ".onnx";
    }

    private static String ending(@Nullable ExportPrecision precision) {
        return precision == null ? "" : "-" + precision.text();
    }

    private Optional<TrialRecord> deliver(TrialRecord trial, RunKey run, long id, String artifact)
            throws InterruptedException, ExecutionException {
        Suggestion suggestion = Suggestion.full(session.prepared().space().parse(trial.genotype()));
        Draft draft = new Draft(run, id, suggestion, trial.graphHash());
        Ledger ledger = session.ledger(run);
        Optional<TrialRecord> kept = ledger.find(draft);
        return kept.isPresent() ? kept : train(ledger, draft, artifact);
    }

    private Optional<TrialRecord> train(Ledger ledger, Draft draft, String artifact)
            throws InterruptedException, ExecutionException {
        Path file = temporary();
        try {
            List<Measurement> costs = session.prepared()
                    .screening()
                    .screen(draft.suggestion().genotype())
                    .costs();
            Optional<CompletableFuture<Evaluated>> begun = session.evaluations().beginDelivery(draft, costs, file);
            if (begun.isEmpty()) {
                return Optional.empty();
            }
            Evaluated done = begun.get().get();
            if (done.outcome() instanceof TrialOutcome.Completed) {
                session.store().put(session.experiment().name(), artifact, Files.readAllBytes(file));
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
