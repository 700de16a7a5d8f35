package nas4j.experiments.run;

import java.util.Optional;
import java.util.stream.Stream;
import nas4j.experiments.prepare.Preference;
import nas4j.experiments.prepare.Preference.Ranked;
import nas4j.store.TrialRecord;

/** Chooses what a run hands back. */
final class Winner {
    private Winner() {}

    /** The completed trial that is preferred, of those with the largest budget; of equal ones the earliest. */
    static Optional<TrialRecord> find(Stream<TrialRecord> trials, Session session) {
        Preference preference = new Preference(session.store(), session.experiment());
        return trials.flatMap(trial -> preference.find(trial).stream())
                .min(Ranked.ORDER)
                .map(Ranked::trial);
    }
}
