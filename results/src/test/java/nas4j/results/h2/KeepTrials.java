package nas4j.results.h2;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import nas4j.contract.SampleTrials;
import nas4j.store.EventRecord;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;

/** A process that goes on with an experiment until it is killed, and says a number when all up to it is kept. */
final class KeepTrials {
    static final String NAME = "killed";
    static final RunKey RUN = new RunKey(NAME, RunKey.SEARCH, 1);

    /** Before every so many-th trial it keeps an event and a file. */
    static final int OTHERS = 16;

    private KeepTrials() {}

    /** Arguments: the folder, and the milliseconds between two updates of the database. */
    public static void main(String[] arguments) {
        Duration pause = Duration.ofMillis(Long.parseLong(arguments[1]));
        TrialStore store = H2TrialStore.open(
                Path.of(arguments[0]), InstantSource.fixed(Instant.EPOCH), System.err::println, pause);
        if (store.findExperiment(NAME).isEmpty()) {
            store.create(SampleTrials.experiment(NAME, 0));
        }
        store.lock(NAME);
        long session = store.begin(NAME, SampleTrials.environment("a"));
        PrintStream said = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        long first;
        try (Stream<TrialRecord> kept = store.trials(RUN)) {
            first = kept.count();
        }
        for (long id = first; ; id++) {
            if (id % OTHERS == 0) {
                store.append(new EventRecord(NAME, Instant.ofEpochSecond(id), "kept", Long.toString(id)));
                store.put(NAME, Long.toString(id), Long.toString(id).getBytes(StandardCharsets.UTF_8));
            }
            store.append(session, SampleTrials.trial(RUN, id));
            said.println(id);
        }
    }
}
