package nas4j.results.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.results.journal.frame.DurableFiles;
import nas4j.results.journal.frame.Failures;
import nas4j.results.journal.frame.FrameBuilder;
import nas4j.store.ExperimentRecord;

/** A folder of experiments. Thread-safe. */
public final class ResultsFolder {
    private final Path folder;

    private ResultsFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * To read and write; made if it is not there.
     *
     * @throws InputException if it cannot be written
     */
    public static ResultsFolder openOrMake(Path folder) {
        if (!Files.exists(folder) && isWritableAbove(folder.toAbsolutePath())) {
            DurableFiles.makeFolder(folder);
        }
        if (Files.isDirectory(folder) && Files.isWritable(folder)) {
            return new ResultsFolder(folder);
        }
        throw new InputException(
                Where.UNKNOWN,
                "the folder of results [" + folder + "] cannot be written"
                        + "\nMaybe choose another one, or let its owner give you the right to write there.");
    }

    /**
     * To read only.
     *
     * @throws InputException if it is not there
     */
    public static ResultsFolder open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InputException(
                    Where.UNKNOWN, "there is no folder of results [" + folder + "]\nMaybe run an experiment first.");
        }
        return new ResultsFolder(folder);
    }

    /** Whether the nearest folder above it that there is can be written. */
    private static boolean isWritableAbove(Path folder) {
        Path nearest = folder.getParent();
        while (nearest != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        return nearest != null && Files.isDirectory(nearest) && Files.isWritable(nearest);
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /** The experiment of that name. */
    public Optional<ExperimentFolder> find(String experiment) {
        ExperimentFolder found = folderOf(experiment);
        return Files.exists(found.journal()) ? Optional.of(found) : Optional.empty();
    }

    /**
     * The experiment of that name.
     *
     * @throws InputException if there is none
     */
    public ExperimentFolder get(String experiment) {
        return find(experiment).orElseThrow(() -> {
            List<String> known =
                    all().stream().map(each -> each.read().experiment().name()).toList();
            return new InputException(
                    Where.UNKNOWN,
                    "there is no experiment [" + experiment + "] in [" + folder + "], "
                            + Nearest.hint(experiment, known));
        });
    }

    /** All experiments, in no particular order. Other folders are passed over. */
    public List<ExperimentFolder> all() {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(ExperimentFolder::new)
                    .filter(experiment -> Files.exists(experiment.journal()))
                    .toList();
        } catch (IOException e) {
            throw Failures.of("read", folder, e);
        }
    }

    /**
     * Keeps a new experiment.
     *
     * @param who does, for those who try the same
     * @throws InputException if there is one of that name
     */
    public void create(ExperimentRecord experiment, String who) {
        ExperimentFolder made = folderOf(experiment.name());
        DurableFiles.makeFolder(made.path());
        try (ProcessLock _ = lock(made, experiment.name(), who)) {
            if (Files.exists(made.journal())) {
                throw new InputException(
                        Where.UNKNOWN,
                        "there is an experiment [" + experiment.name() + "] in [" + folder
                                + "] already\nMaybe resume it, or choose another name.");
            }
            FrameBuilder frames = new FrameBuilder();
            new JournalHeader(experiment.name(), "", 0).write(frames.begin());
            new Entry.Created(experiment).write(frames.next());
            DurableFiles.write(made.journal(), frames);
        }
    }

    /**
     * Makes this process the one that works on an experiment.
     *
     * @param who does, for those who try the same
     * @throws InputException if there is none of that name, or it is worked on
     */
    public ExperimentWriter lock(String experiment, String who) {
        ExperimentFolder found = get(experiment);
        return new ExperimentWriter(experiment, found, lock(found, experiment, who));
    }

    private static ProcessLock lock(ExperimentFolder experiment, String name, String who) {
        return ProcessLock.lock(experiment.path().resolve(ExperimentFolder.LOCK), "experiment [" + name + "]", who);
    }

    private ExperimentFolder folderOf(String experiment) {
        return new ExperimentFolder(folder.resolve(FolderName.of(experiment)));
    }
}
