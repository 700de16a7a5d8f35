package nas4j.results.bench;

import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.stream.Stream;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.h2.H2TrialStore;
import nas4j.store.ExperimentRecord;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;

/** Looks at all trials of a folder, as {@code nas show} does. */
final class ReadAll {
    private ReadAll() {}

    public static void main(String[] arguments) {
        try (TrialStore store = H2TrialStore.openReadOnly(Path.of(arguments[0]))) {
            DoubleSummaryStatistics best = new DoubleSummaryStatistics();
            for (ExperimentRecord experiment : store.experiments()) {
                for (RunKey run : store.runs(experiment.name())) {
                    look(store, run, best);
                }
            }
            System.out.println(best);
        }
    }

    private static void look(TrialStore store, RunKey run, DoubleSummaryStatistics best) {
        try (Stream<TrialRecord> trials = store.trials(run)) {
            trials.forEach(trial -> {
                if (trial.outcome() instanceof TrialOutcome.Completed(var measurements)) {
                    measurements.stream().mapToDouble(Measurement::value).forEach(best);
                }
            });
        }
    }
}
