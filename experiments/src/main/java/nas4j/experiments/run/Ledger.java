package nas4j.experiments.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nas4j.experiments.evaluation.Draft;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;

/** The trials of one run as they are kept. Thread-safe. */
final class Ledger {
    private final TrialStore store;
    private final long session;
    private final RunKey run;
    private final RunListener listener;
    private final Map<Long, TrialRecord> kept;

    private Ledger(TrialStore store, long session, RunKey run, RunListener listener, Map<Long, TrialRecord> kept) {
        this.store = store;
        this.session = session;
        this.run = run;
        this.listener = listener;
        this.kept = kept;
    }

    /** Reads what is kept of the run already. */
    static Ledger open(TrialStore store, long session, RunKey run, RunListener listener) {
        Map<Long, TrialRecord> kept = new HashMap<>();
        try (Stream<TrialRecord> trials = store.trials(run)) {
            trials.forEach(trial -> kept.put(trial.id(), trial));
        }
        return new Ledger(store, session, run, listener, kept);
    }

    /** The genotypes of all trials that are kept and were not handed out yet. */
    Set<String> genotypes() {
        return kept.values().stream().map(TrialRecord::genotype).collect(Collectors.toSet());
    }

    RunKey run() {
        return run;
    }

    /**
     * What is kept of a trial, from an earlier session of work. Each is handed out once.
     *
     * @throws InputException if another network was tried under its number: the search would not be the same
     */
    Optional<TrialRecord> find(Draft draft) {
        TrialRecord found = kept.remove(draft.id());
        if (found == null) {
            return Optional.empty();
        }
        String genotype = draft.suggestion().genotype().text();
        if (!found.genotype().equals(genotype)
                || found.share() != draft.suggestion().share()
                || (found.worker().isEmpty() ? 0 : draft.continued().share()) != found.continuedShare()) {
            throw new InputException(
                    Where.UNKNOWN,
                    "trial " + draft.id() + " of " + run.method() + " with seed " + run.seed() + " was ["
                            + found.genotype() + "], but the search now comes to [" + genotype
                            + "]\nMaybe the experiment was begun by another version of NAS4J.");
        }
        listener.kept(found, true);
        return Optional.of(found);
    }

    /** Keeps a trial; it is durable when this returns. */
    TrialRecord keep(TrialRecord record) {
        store.append(session, record);
        listener.kept(record, false);
        return record;
    }
}
