package nas4j.experiments.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.evaluation.Draft;
import nas4j.experiments.evaluation.Evaluated;
import nas4j.experiments.prepare.TrialFront;
import nas4j.search.Suggestion;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/**
 * Measures what depends on a device once more, with more care and one network at a time: of the networks that no other of
 * the searches beats in every objective. What is kept already is not measured again.
 */
final class FrontMeasurement {
    private final Session session;
    private final Map<Long, Ledger> ledgers = new HashMap<>();

    FrontMeasurement(Session session) {
        this.session = session;
    }

    /**
     * The front as it was measured last, the best first objective first; some of it if a stop was asked for. What broke a
     * limit this time is not on it any more.
     */
    List<TrialRecord> measure() throws InterruptedException, ExecutionException {
        List<TrialRecord> front =
                TrialFront.of(searched(), session.prepared().judge()).trials();
        List<TrialRecord> again = new ArrayList<>();
        for (TrialRecord trial : front) {
            if (!session.stop().isAsked()) {
                again.add(measure(trial));
            }
        }
        again.removeIf(trial -> !(trial.outcome() instanceof TrialOutcome.Completed));
        return again;
    }

    /** The trials of all searches. */
    private Stream<TrialRecord> searched() {
        return session.experiment().seeds().stream()
                .flatMap(seed -> session.store().trials(session.run(RunKey.SEARCH, seed)));
    }

    private TrialRecord measure(TrialRecord trial) throws InterruptedException, ExecutionException {
        RunKey run = session.run(RunKey.MEASURED_AGAIN, trial.run().seed());
        Ledger ledger = ledgers.computeIfAbsent(run.seed(), _ -> session.ledger(run));
        Draft draft = new Draft(
                run,
                trial.id(),
                new Suggestion(session.prepared().space().parse(trial.genotype()), trial.share()),
                trial.graphHash());
        Optional<TrialRecord> kept = ledger.find(draft);
        if (kept.isPresent()) {
            return kept.get();
        }
        Optional<CompletableFuture<Evaluated>> begun = session.evaluations().beginMeasurement(draft, trial.outcome());
        if (begun.isEmpty()) {
            return trial;
        }
        session.listener().trialBegins(run, trial.id(), trial.genotype());
        return ledger.keep(draft.evaluated(begun.get().get()));
    }
}
