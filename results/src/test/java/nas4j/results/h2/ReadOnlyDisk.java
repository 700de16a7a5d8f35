package nas4j.results.h2;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import nas4j.contract.SampleTrials;
import nas4j.input.InputException;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;

/** Keeps a trial, takes from itself the right to write to the disk, and says what it can do then. */
final class ReadOnlyDisk {
    private static final RunKey RUN = new RunKey("a", RunKey.SEARCH, 1);

    private ReadOnlyDisk() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        try (TrialStore store = open(folder)) {
            store.create(SampleTrials.experiment(RUN.experiment(), 0));
            store.lock(RUN.experiment());
            store.append(store.begin(RUN.experiment(), SampleTrials.environment("a")), SampleTrials.trial(RUN, 0));
        }
        new ProcessBuilder("mount", "-o", "remount,ro", folder.toString())
                .inheritIO()
                .start()
                .waitFor();
        try {
            open(folder).close();
            System.out.println("was opened");
        } catch (InputException e) {
            System.out.println(
                    "InputException " + String.valueOf(e.getMessage()).replace('\n', ' '));
        }
        try (TrialStore store = H2TrialStore.openReadOnly(folder);
                Stream<TrialRecord> trials = store.trials(RUN)) {
            System.out.println(trials.count() + " trial can be read");
        }
    }

    private static TrialStore open(Path folder) {
        return H2TrialStore.open(folder, InstantSource.fixed(Instant.EPOCH), System.out::println);
    }
}
