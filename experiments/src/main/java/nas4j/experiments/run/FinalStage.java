package nas4j.experiments.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import nas4j.experiments.evaluation.Draft;
import nas4j.experiments.prepare.Screened;
import nas4j.results.tasks.TaskNetwork;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.store.ExperimentStatus;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/**
 * What comes after the searches. To decide between a search and its baseline, the network that each chose by validation
 * data is evaluated once more, with a new seed and on test data. The front is measured once more, and the best of it is
 * handed back, and the network of each task where such were searched. What is kept already is not done again.
 */
final class FinalStage {
    private final Session session;

    FinalStage(Session session) {
        this.session = session;
    }

    ExperimentStatus run() throws InterruptedException, ExecutionException {
        List<TrialRecord> finals = decide();
        List<TrialRecord> front = new FrontMeasurement(session).measure();
        if (session.stop().isAsked()) {
            return ExperimentStatus.INTERRUPTED;
        }
        Delivery delivery = new Delivery(session);
        Optional<TrialRecord> best = delivery.deliver(front);
        best.ifPresent(finals::add);
        for (TaskNetwork network : TaskNetwork.handedBack(OneShotStage.taskNetworks(session))) {
            if (session.stop().isAsked()) {
                return ExperimentStatus.INTERRUPTED;
            }
            delivery.deliver(network, best.orElse(null)).ifPresent(finals::add);
        }
        session.listener().finished(finals);
        return ExperimentStatus.FINISHED;
    }

    private List<TrialRecord> decide() throws InterruptedException, ExecutionException {
        List<CompletableFuture<TrialRecord>> begun = new ArrayList<>();
        for (long seed : session.experiment().seeds()) {
            Ledger ledger = session.ledger(session.run(RunKey.FINAL, seed));
            begin(ledger, RunKey.SEARCH, RunKey.FINAL_OF_SEARCH).ifPresent(begun::add);
            begin(ledger, RunKey.BASELINE, RunKey.FINAL_OF_BASELINE).ifPresent(begun::add);
        }
        List<TrialRecord> finals = new ArrayList<>();
        for (CompletableFuture<TrialRecord> each : begun) {
            finals.add(each.get());
        }
        return finals;
    }

    /** Nothing if the run chose no network, or a stop is asked for. */
    private Optional<CompletableFuture<TrialRecord>> begin(Ledger ledger, String method, long id) {
        RunKey run = session.run(method, ledger.run().seed());
        try (Stream<TrialRecord> trials = session.store().trials(run)) {
            return Winner.find(trials, session)
                    .filter(_ -> !session.stop().isAsked())
                    .map(best -> begin(ledger, best, id));
        }
    }

    private CompletableFuture<TrialRecord> begin(Ledger ledger, TrialRecord best, long id) {
        Genotype genotype = session.prepared().space().parse(best.genotype());
        Screened screened = session.prepared().screening().screen(genotype);
        Draft draft = new Draft(ledger.run(), id, new Suggestion(genotype, best.share()), best.graphHash());
        return ledger.find(draft)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> session.evaluations()
                        .beginFinal(draft, screened.costs())
                        .thenApply(done -> ledger.keep(draft.evaluated(done))));
    }
}
