package nas4j.store;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps experiments. What a method has been given is safe from then on, also from {@code kill -9} and power failure:
 * no method returns before. Several processes may read while one writes, each sees all that was safe when it began to
 * read; two may not write to one experiment, so all that changes one needs its {@link #lock}. Nothing is ever deleted.
 * Thread-safe.
 *
 * <p>What is read back equals what was given, bit for bit: texts of any length and characters, numbers that are not
 * finite.
 *
 * <p>Every method throws {@link nas4j.input.InputException} for an experiment that is not there, or was written by a newer
 * version, and {@link StoreException} where the disk fails. A method that changes an experiment throws
 * {@link IllegalStateException} if this store does not hold its lock.
 */
public interface TrialStore extends AutoCloseable {

    /** The right to change an experiment. */
    interface ExperimentLock extends AutoCloseable {
        /** Gives it back. Closing it again does nothing. */
        @Override
        void close();
    }

    /**
     * Keeps a new experiment. Needs no lock, and takes none.
     *
     * @throws nas4j.input.InputException if there is one of that name
     */
    void create(ExperimentRecord experiment);

    /** The experiment of that name. */
    Optional<ExperimentRecord> findExperiment(String name);

    /** All experiments, the oldest first. */
    List<ExperimentRecord> experiments();

    /**
     * The folder where an experiment is kept. Whoever works on it may put files there that are no results, under names that the store
     * does not use, and removes them again.
     *
     * @throws nas4j.input.InputException if there is no such experiment
     */
    URI place(String experiment);

    /** Notes how far an experiment is. */
    void setStatus(String experiment, ExperimentStatus status);

    /**
     * Makes this process the one that works on an experiment, until the result is closed, this store is, or the process
     * is gone, however it ended.
     *
     * @throws nas4j.input.InputException if another process does, or another store of this one; it says who
     */
    ExperimentLock lock(String experiment);

    /**
     * Begins a session of work on an experiment: trials kept from now on were evaluated there.
     *
     * @return its number, from 0, for {@link #append}
     */
    long begin(String experiment, Environment environment);

    /**
     * Keeps a finished trial.
     *
     * @param session number of the session of work it was evaluated in
     * @throws IllegalArgumentException if the run has a trial of that number, or the experiment no such session
     */
    void append(long session, TrialRecord trial);

    /** The trials of a run by number; none if there is no such run. To be closed. */
    Stream<TrialRecord> trials(RunKey run);

    /** The runs of an experiment that have trials: the search, the baseline, others by name; each by seed. */
    List<RunKey> runs(String experiment);

    /** The sessions of work on an experiment, in order. */
    List<Environment> sessions(String experiment);

    /** Keeps an event. */
    void append(EventRecord event);

    /** All events of an experiment, in order. */
    List<EventRecord> events(String experiment);

    /** Keeps a file of an experiment; one of the same name is replaced there, its content stays. */
    ArtifactRecord put(String experiment, String name, byte[] content);

    /** The files of an experiment by name. */
    List<ArtifactRecord> artifacts(String experiment);

    /**
     * The content of a file.
     *
     * @throws nas4j.input.InputException if it is not there, or was changed
     */
    byte[] content(ArtifactRecord artifact);

    /** Gives back all locks. */
    @Override
    void close();
}
