package nas4j.results.h2;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nas4j.contract.SampleTrials;
import nas4j.store.RunKey;
import nas4j.store.StoreException;
import nas4j.store.TrialRecord;

/** Keeps trials until the disk is full, makes some space, and goes on; says what it sees. */
final class FillDisk {
    private static final RunKey RUN = new RunKey("full", RunKey.SEARCH, 1);
    private static final int BALLAST = 5_200_000;

    private static final PrintStream SAID = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private FillDisk() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path ballast = folder.resolve("ballast");
        Files.write(ballast, new byte[BALLAST]);
        try (H2TrialStore store =
                H2TrialStore.open(folder, InstantSource.fixed(Instant.EPOCH), SAID::println, Duration.ofHours(1))) {
            store.create(SampleTrials.experiment(RUN.experiment(), 0));
            store.lock(RUN.experiment());
            long session = store.begin(RUN.experiment(), SampleTrials.environment("a"));
            store.updateDatabase();
            long kept = fill(store, session);
            SAID.println(kept > 100 ? "full after some trials" : "full after " + kept);
            sayFailure("", () -> store.append(session, SampleTrials.trial(RUN, kept)));
            SAID.println(isAsItWas(store, kept) ? "all as they were" : "not as it was");
            sayFailure("the database: ", store::updateDatabase);
            Files.delete(ballast);
            store.append(session, SampleTrials.trial(RUN, kept));
            SAID.println(isAsItWas(store, kept + 1) ? "went on when there was space again" : "lost");
        }
        SAID.println(Files.exists(folder.resolve("results.mv.db.damaged-1")) ? "set aside" : "the database was kept");
        String count = Sql.rows(folder, "select count(*) from trial").getFirst();
        try (H2TrialStore store = H2TrialStore.openReadOnly(folder);
                Stream<TrialRecord> trials = store.trials(RUN)) {
            SAID.println(count.equals(Long.toString(trials.count())) ? "the database has all" : "it has " + count);
        }
    }

    private static long fill(H2TrialStore store, long session) {
        for (long id = 0; ; id++) {
            try {
                store.append(session, SampleTrials.trial(RUN, id));
            } catch (StoreException e) {
                return id;
            }
        }
    }

    private static void sayFailure(String what, Runnable work) {
        try {
            work.run();
            SAID.println(what + "done");
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage()).replace('\n', ' ');
            SAID.println(what + (what.isEmpty() ? e.getClass().getSimpleName() + " " : "") + message);
        }
    }

    private static boolean isAsItWas(H2TrialStore store, long kept) {
        List<TrialRecord> expected = LongStream.range(0, kept)
                .mapToObj(id -> SampleTrials.trial(RUN, id))
                .toList();
        try (Stream<TrialRecord> trials = store.trials(RUN)) {
            return trials.toList().equals(expected);
        }
    }
}
