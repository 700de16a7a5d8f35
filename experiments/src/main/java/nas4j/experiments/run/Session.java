package nas4j.experiments.run;

import nas4j.experiments.config.Experiment;
import nas4j.experiments.evaluation.Evaluations;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.store.RunKey;
import nas4j.store.TrialStore;

/**
 * A session of work on an experiment.
 *
 * @param number in the store
 */
record Session(
        TrialStore store,
        long number,
        PreparedExperiment prepared,
        Evaluations evaluations,
        RunListener listener,
        Stop stop) {

    Experiment experiment() {
        return prepared.experiment();
    }

    RunKey run(String method, long seed) {
        return new RunKey(experiment().name(), method, seed);
    }

    /** Reads what is kept of a run already. */
    Ledger ledger(RunKey run) {
        return Ledger.open(store, number, run, listener);
    }
}
