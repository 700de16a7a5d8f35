package nas4j.experiments.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.prepare.Screened;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.store.ExperimentStatus;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;

/**
 * What decides between a search and its baseline: the network that each chose by validation data is evaluated once more,
 * with a new seed and on test data. What is kept already is not done again.
 */
final class FinalStage {
    private final TrialStore store;
    private final long session;
    private final PreparedExperiment prepared;
    private final Evaluations evaluations;
    private final RunListener listener;
    private final Stop stop;

    FinalStage(
            TrialStore store,
            long session,
            PreparedExperiment prepared,
            Evaluations evaluations,
            RunListener listener,
            Stop stop) {
        this.store = store;
        this.session = session;
        this.prepared = prepared;
        this.evaluations = evaluations;
        this.listener = listener;
        this.stop = stop;
    }

    ExperimentStatus run() throws InterruptedException, ExecutionException {
        List<CompletableFuture<TrialRecord>> begun = new ArrayList<>();
        for (long seed : prepared.experiment().seeds()) {
            RunKey run = new RunKey(prepared.experiment().name(), RunKey.FINAL, seed);
            Ledger ledger = Ledger.open(store, session, run, listener);
            begin(ledger, RunKey.SEARCH, RunKey.FINAL_OF_SEARCH).ifPresent(begun::add);
            begin(ledger, RunKey.BASELINE, RunKey.FINAL_OF_BASELINE).ifPresent(begun::add);
        }
        List<TrialRecord> finals = new ArrayList<>();
        for (CompletableFuture<TrialRecord> each : begun) {
            finals.add(each.get());
        }
        if (stop.isAsked()) {
            return ExperimentStatus.INTERRUPTED;
        }
        RunKey first = new RunKey(
                prepared.experiment().name(),
                RunKey.FINAL,
                prepared.experiment().seeds().getFirst());
        new Delivery(store, prepared, evaluations)
                .deliver(Ledger.open(store, session, first, listener))
                .ifPresent(finals::add);
        listener.finished(finals);
        return ExperimentStatus.FINISHED;
    }

    /** Nothing if the run chose no network, or a stop is asked for. */
    private Optional<CompletableFuture<TrialRecord>> begin(Ledger ledger, String method, long id) {
        RunKey run = ledger.run();
        try (Stream<TrialRecord> trials = store.trials(new RunKey(run.experiment(), method, run.seed()))) {
            return Winner.find(trials, prepared.judge())
                    .filter(_ -> !stop.isAsked())
                    .map(winner -> begin(ledger, winner, id));
        }
    }

    private CompletableFuture<TrialRecord> begin(Ledger ledger, TrialRecord winner, long id) {
        Genotype genotype = prepared.space().parse(winner.genotype());
        Screened screened = prepared.screening().screen(genotype);
        Draft draft = new Draft(ledger.run(), id, new Suggestion(genotype, winner.share()), winner.graphHash());
        return ledger.find(draft)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> evaluations
                        .beginFinal(draft, screened.costs())
                        .thenApply(done -> ledger.keep(draft.evaluated(done))));
    }
}
