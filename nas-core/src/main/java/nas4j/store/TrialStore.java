package nas4j.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps experiments. What a method has been given is safe from then on, also from {@code kill -9} and power failure:
 * no method returns before. Several processes may read while one writes; two may not work on one experiment. Nothing is
 * ever deleted. Thread-safe.
 */
public interface TrialStore extends AutoCloseable {

    /**
     * Keeps a new experiment.
     *
     * @throws nas4j.input.InputException if there is one of that name
     */
    void create(ExperimentRecord experiment);

    /** The experiment of that name. */
    Optional<ExperimentRecord> findExperiment(String name);

    /** All experiments, the oldest first. */
    List<ExperimentRecord> experiments();

    /** Notes how far an experiment is. */
    void setStatus(String experiment, ExperimentStatus status);

    /**
     * Makes this process the one that works on an experiment, until the result is closed or the process is gone.
     *
     * @throws nas4j.input.InputException if another process does
     */
    Lock lock(String experiment);

    /**
     * Begins a session of work on an experiment: trials kept from now on were evaluated there.
     *
     * @return its number, for {@link #append}
     */
    long begin(String experiment, Environment environment);

    /**
     * Keeps a finished trial.
     *
     * @param session number of the session of work it was evaluated in
     * @throws IllegalArgumentException if the run has a trial of that number
     */
    void append(long session, TrialRecord trial);

    /** The trials of a run by number. To be closed. */
    Stream<TrialRecord> trials(RunKey run);

    /** The runs of an experiment that have trials: the search before the baseline, each by seed. */
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

    @Override
    void close();

    /** The right to work on an experiment. */
    interface Lock extends AutoCloseable {
        @Override
        void close();
    }
}
