package nas4j.results.model;

import java.util.List;
import java.util.stream.Stream;
import nas4j.evaluate.Descriptor;
import nas4j.evaluate.Objective;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.store.ExperimentRecord;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;

/** Reads experiments from a trial store. */
public final class ExperimentReader {
    private final TrialStore store;

    public ExperimentReader(TrialStore store) {
        this.store = store;
    }

    /**
     * What the store has of that name.
     *
     * @throws InputException if it has nothing
     */
    public ExperimentRecord record(String name) {
        return store.findExperiment(name).orElseThrow(() -> unknown(name));
    }

    /**
     * All of an experiment.
     *
     * @param setup as its configuration has it
     * @param objectives as its configuration has them
     * @param descriptors as its configuration has them
     */
    public ExperimentData read(
            ExperimentRecord experiment,
            Setup setup,
            List<Objective> objectives,
            List<Descriptor> descriptors,
            Networks networks) {
        String name = experiment.name();
        return new ExperimentData(
                experiment,
                setup,
                objectives,
                descriptors,
                store.runs(name).stream().map(this::read).toList(),
                store.events(name),
                store.sessions(name),
                networks);
    }

    private RunData read(RunKey key) {
        try (Stream<TrialRecord> trials = store.trials(key)) {
            return new RunData(key, trials.toList());
        }
    }

    private InputException unknown(String name) {
        List<String> known =
                store.experiments().stream().map(ExperimentRecord::name).toList();
        String guess = Nearest.find(name, known)
                .map(near -> "\nMaybe [" + near + "] is meant.")
                .orElse("\nMaybe its results are in another folder.");
        return new InputException(Where.UNKNOWN, "found no experiment [" + name + "], known are " + known + guess);
    }
}
