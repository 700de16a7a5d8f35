package nas4j.results.journal;

import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;
import nas4j.results.journal.frame.FrameBuilder;
import nas4j.results.journal.frame.FrameWriter;
import nas4j.store.ArtifactRecord;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/** One experiment, to be changed. What a method was given is on the disk when it returns. Thread-safe. */
public final class ExperimentWriter implements Closeable {
    private final String experiment;
    private final ExperimentFolder folder;
    private final ProcessLock lock;
    private final FrameBuilder frame = new FrameBuilder();
    private final FrameWriter journal;
    private final Map<RunKey, TrialWriter> runs = new HashMap<>();
    private long sessions;
    private boolean isClosed;

    ExperimentWriter(String experiment, ExperimentFolder folder, ProcessLock lock) {
        this.experiment = experiment;
        this.folder = folder;
        this.lock = lock;
        try (EntryCursor cursor = folder.entries()) {
            while (cursor.next()) {
                sessions += cursor.entry() instanceof Entry.Session ? 1 : 0;
            }
            journal = new FrameWriter(folder.journal(), cursor.frames().end());
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Keeps what concerns the whole experiment. */
    public synchronized void append(Entry entry) {
        requireOpen();
        journal.append(entry.write(frame.begin()));
    }

    /** Keeps the beginning of a session of work, and numbers it from 0. */
    public synchronized long begin(Entry.Session session) {
        append(session);
        return sessions++;
    }

    /**
     * Keeps a trial.
     *
     * @throws IllegalArgumentException if its run has one of its number, or there is no such session
     */
    public synchronized void append(long session, TrialRecord trial) {
        requireOpen();
        if (session < 0 || session >= sessions) {
            throw new IllegalArgumentException(
                    "there is no session [" + session + "] of experiment [" + experiment + "]");
        }
        runs.computeIfAbsent(trial.run(), run -> TrialWriter.open(folder.trialFile(run), run, frame))
                .append(frame, new KeptTrial(session, trial));
    }

    /** Keeps a file. */
    public synchronized ArtifactRecord put(String name, byte[] content) {
        requireOpen();
        ArtifactRecord artifact = folder.artifacts().put(experiment, name, content);
        append(new Entry.Artifact(artifact));
        return artifact;
    }

    private void requireOpen() {
        if (isClosed) {
            throw new IllegalStateException("the lock of experiment [" + experiment + "] was given back");
        }
    }

    /** Lets other processes work on it. */
    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            runs.values().forEach(TrialWriter::close);
            journal.close();
            lock.close();
        }
    }
}
