package nas4j.results.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.contract.SampleTrials;
import nas4j.contract.Seeds;
import nas4j.store.ArtifactRecord;
import nas4j.store.EventRecord;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at random instants: all that was said to be kept is there, bit for bit, and the work goes on. */
final class KillTest {
    private static final int LONGEST_MS = 600;

    @TempDir
    private Path folder;

    /** Trials that were compared already. */
    private long compared;

    @Test
    void aKilledProcessLosesNothing() throws Exception {
        kill(5);
    }

    @Test
    @Tag("slow")
    void aHundredKilledProcessesLoseNothing() throws Exception {
        kill(100);
    }

    private void kill(int times) throws Exception {
        RandomGenerator random = Seeds.generator(times);
        for (int k = 1; k <= times; k++) {
            boolean begins = k % 4 == 1; // else it has kept something when the time begins
            long said = kill(begins, random.nextInt(LONGEST_MS), 1 + random.nextInt(100));
            assertKept(said);
        }
        assertThat(compared).as("trials kept in all").isGreaterThan(times);
        assertTheDatabaseHasAll();
    }

    /** The last number that was said before the end, or -1. The folder is read all the while. */
    private long kill(boolean begins, int milliseconds, int pauseOfUpdates) throws Exception {
        Process child = ChildJvm.start(KeepTrials.class, folder.toString(), Integer.toString(pauseOfUpdates));
        AtomicLong said = new AtomicLong(-1);
        Thread listener = Thread.ofPlatform().start(() -> listen(child, said));
        while (!begins && child.isAlive() && said.get() < 0) {
            Thread.onSpinWait();
        }
        long end = System.nanoTime() + milliseconds * 1_000_000L;
        while (System.nanoTime() < end) {
            long before = said.get();
            assertThat(count()).as("read while it is written").isGreaterThan(before);
        }
        child.toHandle().destroyForcibly(); // closes no stream, as that of the process does
        child.waitFor();
        listener.join();
        assertThat(child.exitValue()).as("died of the kill alone").isEqualTo(128 + 9);
        return said.get();
    }

    /** A line that was cut by the kill says nothing. */
    private static void listen(Process child, AtomicLong said) {
        try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder line = new StringBuilder();
            for (int next = lines.read(); next >= 0; next = lines.read()) {
                if (next == '\n') {
                    said.set(Long.parseLong(line.toString().strip()));
                    line.setLength(0);
                } else {
                    line.append((char) next);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long count() {
        try (TrialStore store = H2TrialStore.openReadOnly(folder)) {
            if (store.findExperiment(KeepTrials.NAME).isEmpty()) {
                return 0;
            }
            try (Stream<TrialRecord> trials = store.trials(KeepTrials.RUN)) {
                return trials.count();
            }
        }
    }

    private void assertKept(long said) {
        long count = count();
        assertThat(count).as("all that was said, and at most the one at work").isGreaterThan(said);
        if (count == 0) {
            return;
        }
        try (TrialStore store = H2TrialStore.openReadOnly(folder);
                Stream<TrialRecord> trials = store.trials(KeepTrials.RUN)) {
            Iterator<TrialRecord> latest = trials.skip(compared).iterator();
            for (; latest.hasNext(); compared++) {
                assertThat(latest.next()).isEqualTo(SampleTrials.trial(KeepTrials.RUN, compared));
            }
            assertOthersKept(store, said);
        }
        assertThat(compared).isEqualTo(count);
    }

    private static void assertOthersKept(TrialStore store, long said) {
        for (ArtifactRecord artifact : store.artifacts(KeepTrials.NAME)) {
            assertThat(new String(store.content(artifact), StandardCharsets.UTF_8))
                    .isEqualTo(artifact.name());
        }
        if (said >= 0) {
            String last = Long.toString(said - said % KeepTrials.OTHERS);
            assertThat(store.events(KeepTrials.NAME))
                    .extracting(EventRecord::text)
                    .contains(last);
            assertThat(store.artifacts(KeepTrials.NAME))
                    .extracting(ArtifactRecord::name)
                    .contains(last);
        }
    }

    private void assertTheDatabaseHasAll() throws SQLException {
        try (H2TrialStore store = H2TrialStore.open(folder, InstantSource.fixed(Instant.EPOCH), _ -> {})) {
            store.updateDatabase();
        }
        assertThat(Sql.rows(folder, "select count(*), max(number) from trial"))
                .containsExactly(compared + " | " + (compared - 1));
    }
}
