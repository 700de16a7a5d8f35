package nas4j.results.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nas4j.contract.SampleTrials;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.input.InputException;
import nas4j.store.ArtifactRecord;
import nas4j.store.EventRecord;
import nas4j.store.ExperimentStatus;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database follows the journals, and is never in their way. */
final class DatabaseTest {
    private static final String NAME = "mnist-mobile";
    private static final RunKey RUN = new RunKey(NAME, RunKey.SEARCH, 1);

    @TempDir
    private Path folder;

    private final List<String> remarks = Collections.synchronizedList(new ArrayList<>());

    @Test
    void hasWhatWasKept() throws SQLException {
        try (TrialStore store = open()) {
            store.create(SampleTrials.experiment(NAME, 0));
            store.lock(NAME);
            long session = store.begin(NAME, SampleTrials.environment("a cpu"));
            store.append(session, strange());
            store.append(new EventRecord(NAME, Instant.ofEpochSecond(1, 1), "begun", "by a person"));
            store.append(new EventRecord(NAME, Instant.ofEpochSecond(2), "ended", ""));
            store.setStatus(NAME, ExperimentStatus.FINISHED);
            store.put(NAME, "best.onnx", new byte[1]);
            store.put(NAME, "best.onnx", new byte[2]);
        }
        assertThat(Sql.rows(folder, "select name, config_hash, protocol, status, created from experiment"))
                .containsExactly(NAME + " | " + "0".repeat(64) + " | " + "1".repeat(64)
                        + " | finished | 2023-11-14 22:13:20.123456789+00");
        assertThat(Sql.rows(folder, "select * from session"))
                .containsExactly(NAME + " | 0 | 0.1.0 | 25.0.1 | Linux 6.1 | a cpu | 1 | 2 | " + "2".repeat(64));
        assertThat(Sql.rows(folder, "select * from trial"))
                .containsExactly(
                        "1 | " + NAME + " | search | 1 | 7 | 0 | a=1 | hash | 0.5 | -9 | infeasible"
                                + " | too many [ü] | 3 | 1970-01-01 00:00:00.000000005+00 | 1970-01-01 00:00:01+00 | thread-1 | 0.0");
        assertThat(Sql.rows(folder, "select * from measurement order by name"))
                .containsExactly(
                        "1 | accuracy | NaN | % | Infinity | 9 | validation | -9 | ",
                        "1 | latency-p50 | -Infinity | ms | 0.5 | 1 | none | -9 | host");
        assertThat(Sql.rows(folder, "select * from event order by number"))
                .containsExactly(
                        NAME + " | 0 | 1970-01-01 00:00:01.000000001+00 | begun | by a person",
                        NAME + " | 1 | 1970-01-01 00:00:02+00 | ended | ");
        assertThat(Sql.rows(folder, "select experiment, name, bytes from artifact"))
                .containsExactly(NAME + " | best.onnx | 2");
        assertThat(remarks).isEmpty();
    }

    private static TrialRecord strange() {
        List<Measurement> measurements = List.of(
                new Measurement("accuracy", Double.NaN, "%", Double.POSITIVE_INFINITY, 9, Split.VALIDATION),
                new Measurement("latency-p50", Double.NEGATIVE_INFINITY, "ms", .5, 1, Split.NONE, "host"));
        return new TrialRecord(
                RUN,
                7,
                "a=1",
                "hash",
                .5,
                0,
                -9,
                new TrialOutcome.Infeasible("too many [ü]", measurements),
                3L,
                Instant.ofEpochSecond(0, 5),
                Instant.ofEpochSecond(1),
                "thread-1");
    }

    @Test
    void followsFromWhereItWas() throws SQLException {
        keep(RUN, 0, 5);
        keep(RUN, 5, 510);
        RunKey other = new RunKey(NAME, RunKey.BASELINE, 2);
        keep(other, 0, 2);
        assertThat(Sql.rows(
                        folder,
                        "select method, run_seed, count(*), max(number), max(session) from trial"
                                + " group by method, run_seed order by count(*)"))
                .containsExactly("baseline | 2 | 2 | 1 | 2", "search | 1 | 510 | 509 | 1");
        assertThat(Sql.rows(folder, "select max(number) from session")).containsExactly("2");
        assertThat(counted("select count(*) from measurement")).isEqualTo(measured(RUN, 510) + measured(other, 2));
    }

    @Test
    void isUpdatedWhileTheWorkGoesOn() throws Exception {
        keep(RUN, 0, 1);
        try (H2TrialStore store = open()) {
            store.lock(NAME);
            store.append(0, SampleTrials.trial(RUN, 1));
            assertThat(counted("select count(*) from trial")).isEqualTo(1);
            store.updateDatabase();
            assertThat(counted("select count(*) from trial")).isEqualTo(2);
        }
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        try (H2TrialStore store = H2TrialStore.open(folder, clock, remarks::add, Duration.ofMillis(5))) {
            store.lock(NAME);
            store.append(0, SampleTrials.trial(RUN, 2));
            while (counted("select count(*) from trial") < 3) {
                Thread.sleep(1); // without an update the test would not end
            }
        }
    }

    @Test
    void aNewerOneIsLeftAloneNamingBothVersions() throws Exception {
        keep(RUN, 0, 1);
        Sql.execute(folder, "insert into schema_version values (7)");
        byte[] before = Files.readAllBytes(database());
        assertThatThrownBy(this::open)
                .isInstanceOf(InputException.class)
                .hasMessageContaining(database().toString())
                .hasMessageContaining("schema [7]")
                .hasMessageContaining("up to 2");
        assertThat(database()).hasBinaryContent(before);
        try (TrialStore store = H2TrialStore.openReadOnly(folder);
                Stream<TrialRecord> trials = store.trials(RUN)) {
            assertThat(trials).hasSize(1);
        }
    }

    @Test
    void oneThatBecameNewerMeanwhileIsLeftAlone() throws Exception {
        keep(RUN, 0, 1);
        try (H2TrialStore store = open()) {
            store.lock(NAME);
            store.append(0, SampleTrials.trial(RUN, 1));
            Sql.execute(folder, "insert into schema_version values (7)");
            assertThatThrownBy(store::updateDatabase)
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("schema [7]");
        }
        assertThat(remarks).singleElement().asString().contains("schema [7]");
        assertThat(counted("select count(*) from trial")).isEqualTo(1);
    }

    @Test
    void aDamagedOneIsSetAsideAndBuiltAnew() throws Exception {
        keep(RUN, 0, 100);
        byte[] whole = Files.readAllBytes(database());
        for (int length : List.of(0, 1, 4_096, 9_000, whole.length / 2, whole.length)) {
            byte[] damaged = Arrays.copyOf(whole, length);
            Arrays.fill(damaged, length / 2, length, (byte) 7);
            Files.write(database(), damaged);
            try (H2TrialStore store = open()) {
                store.updateDatabase();
            }
            assertThat(counted("select count(*) from trial"))
                    .as("length %d", length)
                    .isEqualTo(100);
        }
        assertThat(folder.resolve("results.mv.db.damaged-1")).exists();
    }

    @Test
    void anExperimentInPlaceOfAnotherIsReadAnew() throws Exception {
        keep(RUN, 0, 20);
        try (Stream<Path> files = Files.walk(folder.resolve(NAME))) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
        RunKey other = new RunKey(NAME, RunKey.SEARCH, 2);
        keep(other, 0, 30);
        assertThat(Sql.rows(folder, "select run_seed, count(*) from trial group by run_seed"))
                .containsExactly("2 | 30");
        assertThat(counted("select count(*) from measurement")).isEqualTo(measured(other, 30));
    }

    @Test
    void anExperimentThatIsGoneStays() throws Exception {
        keep(RUN, 0, 20);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.move(folder.resolve(NAME), elsewhere.resolve(NAME));
        try (H2TrialStore store = open()) {
            assertThat(store.experiments()).isEmpty();
            store.updateDatabase();
        }
        assertThat(counted("select count(*) from trial")).isEqualTo(20);
    }

    @Test
    void anExperimentThatCannotBeReadDoesNotHinderOthers() throws Exception {
        keep(RUN, 0, 1);
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("experiment.journal"), "not a journal");
        try (H2TrialStore store = open()) {
            store.lock(NAME);
            store.append(0, SampleTrials.trial(RUN, 1));
        }
        assertThat(counted("select count(*) from trial")).isEqualTo(2);
        assertThat(remarks).singleElement().asString().contains("[" + broken.resolve("experiment.journal") + "]");
    }

    @Test
    void aTextThatH2DoesNotTakeIsCut() throws Exception {
        try (H2TrialStore store = open()) {
            store.create(SampleTrials.experiment(NAME, 0));
            store.lock(NAME);
            store.append(new EventRecord(NAME, Instant.EPOCH, "long", "x".repeat(2_000_000)));
            store.append(new EventRecord(NAME, Instant.EPOCH, "cut in a pair", "\uD83D"));
        }
        assertThat(Sql.rows(folder, "select char_length(text) from event order by number"))
                .containsExactly("1048576", "1");
        assertThat(remarks).isEmpty();
    }

    @Test
    void anotherProgramMayHaveItOpen() throws Exception {
        keep(RUN, 0, 1);
        Process other = ChildJvm.start(HoldDatabase.class, folder.toString());
        assertThat(other.inputReader().readLine()).isEqualTo("open");
        try (H2TrialStore store = open()) {
            store.lock(NAME);
            store.append(0, SampleTrials.trial(RUN, 1));
            assertThatThrownBy(store::updateDatabase)
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(database() + ": is in use by another program");
        }
        assertThat(remarks).singleElement().asString().contains("is in use by another program");
        other.outputWriter().close();
        other.waitFor();
        try (H2TrialStore store = open()) {
            store.updateDatabase();
        }
        assertThat(counted("select count(*) from trial")).isEqualTo(2);
    }

    @Test
    void readingAloneWritesNothing() throws Exception {
        keep(RUN, 0, 1);
        Files.delete(database());
        List<String> before = files();
        try (TrialStore store = H2TrialStore.openReadOnly(folder)) {
            assertThat(store.experiments()).hasSize(1);
            assertThat(store.runs(NAME)).containsExactly(RUN);
            assertThatThrownBy(() -> store.lock(NAME))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("[" + folder + "] was opened to look at only");
            assertThatThrownBy(() -> store.create(SampleTrials.experiment("b", 0)))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(files()).isEqualTo(before);
        assertThatThrownBy(() -> H2TrialStore.openReadOnly(folder.resolve("nowhere")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("[" + folder.resolve("nowhere") + "]");
    }

    @Test
    void aChangedFileOfAnExperimentIsNotGivenOut() throws Exception {
        keep(RUN, 0, 1);
        try (H2TrialStore store = open()) {
            store.lock(NAME);
            ArtifactRecord artifact = store.put(NAME, "best.onnx", new byte[] {1, 2, 3});
            Path path = folder.resolve(NAME)
                    .resolve("artifacts/03/" + artifact.sha256().substring(2));
            Files.write(path, new byte[] {1, 2, 4});
            assertThatThrownBy(() -> store.content(artifact))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("[best.onnx]")
                    .hasMessageContaining("was changed");
            store.put(NAME, "again", new byte[] {1, 2, 3});
            assertThat(store.content(artifact)).containsExactly(1, 2, 3);
            Files.delete(path);
            assertThatThrownBy(() -> store.content(artifact)).hasMessageContaining("is not there");
        }
    }

    @Test
    void theFolderMayBeMoved() throws Exception {
        keep(RUN, 0, 10);
        Path moved = folder.resolveSibling("moved here " + folder.getFileName());
        Files.move(folder, moved);
        folder = moved;
        keep(RUN, 10, 20);
        assertThat(counted("select count(*) from trial")).isEqualTo(20);
        assertThat(counted("select max(id) from trial"))
                .as("none was read anew")
                .isEqualTo(20);
    }

    @Test
    void aSemicolonInThePathIsRefused() {
        Path strange = folder.resolve("a;b");
        assertThatThrownBy(() -> H2TrialStore.open(strange, InstantSource.fixed(Instant.EPOCH), remarks::add))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("[" + strange + "] has a semicolon");
    }

    /** Keeps trials {@code first} to {@code end - 1} in a session of their own. */
    private void keep(RunKey run, long first, long end) {
        try (H2TrialStore store = open()) {
            if (store.findExperiment(NAME).isEmpty()) {
                store.create(SampleTrials.experiment(NAME, 0));
            }
            store.lock(NAME);
            long session = store.begin(NAME, SampleTrials.environment("a"));
            for (long id = first; id < end; id++) {
                store.append(session, SampleTrials.trial(run, id));
            }
        }
    }

    private static long measured(RunKey run, long trials) {
        return Stream.iterate(0L, id -> id + 1)
                .limit(trials)
                .map(id -> SampleTrials.trial(run, id).outcome())
                .mapToLong(outcome -> outcome instanceof TrialOutcome.Completed(var all) ? all.size() : 0)
                .sum();
    }

    private long counted(String query) throws SQLException {
        return Long.parseLong(Sql.rows(folder, query).getFirst());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.map(path -> path + " " + path.toFile().length() + " "
                            + path.toFile().lastModified())
                    .sorted()
                    .toList();
        }
    }

    private H2TrialStore open() {
        return H2TrialStore.open(folder, InstantSource.fixed(Instant.EPOCH), remarks::add);
    }

    private Path database() {
        return folder.toAbsolutePath().resolve("results.mv.db");
    }
}
