package nas4j.results.h2;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nas4j.input.InputException;
import nas4j.results.journal.Entry;
import nas4j.results.journal.ExperimentWriter;
import nas4j.results.journal.ResultsFolder;
import nas4j.store.ArtifactRecord;
import nas4j.store.Environment;
import nas4j.store.EventRecord;
import nas4j.store.ExperimentRecord;
import nas4j.store.ExperimentStatus;
import nas4j.store.RunKey;
import nas4j.store.StoreException;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps experiments in a folder: each in journals of its own, which are the truth, and all in an H2 database for SQL, which
 * follows them. H2 alone would do neither of two things: let others read while one writes, and keep each trial safe without
 * growing by 22 kB for it; an append to a journal with {@code fsync} takes 0.2 ms, and any process can read it.
 *
 * <p>While an experiment is locked, the database is brought up to date every 30 seconds and when the store is closed; it is
 * open only for that long. What hinders this is remarked and stops nothing. See {@code docs/results.md} for the tables.
 */
public final class H2TrialStore implements TrialStore {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final ResultsFolder folder;
    private final @Nullable Writing writing;
    private final Map<String, ExperimentWriter> locked = new ConcurrentHashMap<>();

    private H2TrialStore(ResultsFolder folder, @Nullable Writing writing) {
        this.folder = folder;
        this.writing = writing;
    }

    /** What a store needs that does not only read. */
    private record Writing(InstantSource clock, DatabaseUpdates database) {
        String who() {
            return ThisProcess.since(clock.instant());
        }
    }

    /**
     * Opens a folder to work in; makes it if it is not there.
     *
     * @param clock tells others since when an experiment is worked on
     * @param remarks is told what a person may want to know, from another thread
     * @throws InputException if the folder cannot be written, or its database is of a newer version
     */
    public static H2TrialStore open(Path folder, InstantSource clock, Consumer<String> remarks) {
        return open(folder, clock, remarks, PAUSE);
    }

    /** @param pause between two updates of the database */
    static H2TrialStore open(Path folder, InstantSource clock, Consumer<String> remarks, Duration pause) {
        ResultsFolder results = ResultsFolder.openOrMake(folder);
        DatabaseUpdate update = new DatabaseUpdate(results, new Database(folder));
        update.check();
        return new H2TrialStore(results, new Writing(clock, new DatabaseUpdates(update, pause, remarks)));
    }

    /**
     * Opens a folder to look at, also while others work in it. Nothing is written, not even to the database, and H2 is not
     * started.
     *
     * @throws InputException if there is no such folder
     */
    public static H2TrialStore openReadOnly(Path folder) {
        return new H2TrialStore(ResultsFolder.open(folder), null);
    }

    /**
     * Brings the database up to date now.
     *
     * @throws InputException if it is of a newer version, or in use by another program
     * @throws StoreException if it cannot be written, or an experiment not read
     */
    public void updateDatabase() {
        writing().database().run();
    }

    @Override
    public void create(ExperimentRecord experiment) {
        folder.create(experiment, writing().who());
    }

    @Override
    public Optional<ExperimentRecord> findExperiment(String name) {
        return folder.find(name).map(found -> found.read().experiment());
    }

    @Override
    public List<ExperimentRecord> experiments() {
        return folder.all().stream()
                .map(each -> each.read().experiment())
                .sorted(Comparator.comparing(ExperimentRecord::created).thenComparing(ExperimentRecord::name))
                .toList();
    }

    /** The folder where an experiment is kept. */
    public Path folder(String experiment) {
        return folder.get(experiment).path();
    }

    @Override
    public URI place(String experiment) {
        return folder(experiment).toUri();
    }

    @Override
    public void setStatus(String experiment, ExperimentStatus status) {
        writer(experiment).append(new Entry.Status(status));
    }

    @Override
    public ExperimentLock lock(String experiment) {
        Writing needed = writing();
        ExperimentWriter writer = folder.lock(experiment, needed.who());
        locked.put(experiment, writer);
        needed.database().start();
        return () -> {
            locked.remove(experiment, writer);
            writer.close();
        };
    }

    @Override
    public long begin(String experiment, Environment environment) {
        return writer(experiment).begin(new Entry.Session(environment));
    }

    @Override
    public void append(long session, TrialRecord trial) {
        writer(trial.run().experiment()).append(session, trial);
    }

    @Override
    public Stream<TrialRecord> trials(RunKey run) {
        return folder.get(run.experiment()).trials(run);
    }

    @Override
    public List<RunKey> runs(String experiment) {
        return folder.get(experiment).runs();
    }

    @Override
    public List<Environment> sessions(String experiment) {
        return folder.get(experiment).read().sessions();
    }

    @Override
    public void append(EventRecord event) {
        writer(event.experiment()).append(new Entry.Event(event));
    }

    @Override
    public List<EventRecord> events(String experiment) {
        return folder.get(experiment).read().events();
    }

    @Override
    public ArtifactRecord put(String experiment, String name, byte[] content) {
        return writer(experiment).put(name, content);
    }

    @Override
    public List<ArtifactRecord> artifacts(String experiment) {
        return folder.get(experiment).read().artifacts();
    }

    @Override
    public byte[] content(ArtifactRecord artifact) {
        return folder.get(artifact.experiment()).content(artifact);
    }

    @Override
    public void close() {
        locked.values().forEach(ExperimentWriter::close);
        locked.clear();
        if (writing != null) {
            writing.database().close();
        }
    }

    private Writing writing() {
        if (writing == null) {
            throw new IllegalStateException("the folder of results [" + folder.path() + "] was opened to look at only");
        }
        return writing;
    }

    private ExperimentWriter writer(String experiment) {
        ExperimentWriter writer = locked.get(experiment);
        if (writer == null) {
            folder.get(experiment);
            throw new IllegalStateException("this store does not hold the lock of experiment [" + experiment + "]");
        }
        return writer;
    }
}
