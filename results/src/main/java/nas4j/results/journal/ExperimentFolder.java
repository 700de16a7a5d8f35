package nas4j.results.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nas4j.results.journal.frame.Failures;
import nas4j.store.ArtifactRecord;
import nas4j.store.RunKey;
import nas4j.store.StoreException;
import nas4j.store.TrialRecord;

/** One experiment, to be read; also while another process works on it. Thread-safe. */
public final class ExperimentFolder {
    static final String JOURNAL = "experiment.journal";
    static final String LOCK = "lock";
    private static final String ARTIFACTS = "artifacts";

    private static final Comparator<RunKey> ORDER = Comparator.comparing(
                    (RunKey run) -> !run.method().equals(RunKey.SEARCH))
            .thenComparing(run -> !run.method().equals(RunKey.BASELINE))
            .thenComparing(RunKey::method)
            .thenComparingLong(RunKey::seed);

    private final Path folder;

    ExperimentFolder(Path folder) {
        this.folder = folder;
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /** The journal of what concerns the whole experiment. */
    public Path journal() {
        return folder.resolve(JOURNAL);
    }

    /** The entries of that journal. To be closed. */
    public EntryCursor entries() {
        return new EntryCursor(journal());
    }

    /** What it has come to. */
    public ExperimentState read() {
        try (EntryCursor cursor = entries()) {
            if (!cursor.next() || !(cursor.entry() instanceof Entry.Created created)) {
                throw new StoreException("[" + journal() + "] does not say what the experiment is");
            }
            List<Entry> later = new ArrayList<>();
            while (cursor.next()) {
                later.add(cursor.entry());
            }
            return ExperimentState.of(created.experiment(), later);
        }
    }

    /** The trials of a run by number, none if there is no such run. To be closed. */
    public Stream<TrialRecord> trials(RunKey run) {
        Path path = trialFile(run);
        return Files.exists(path) ? TrialFile.open(path).byNumber() : Stream.empty();
    }

    /** The runs that have trials: the search, the baseline, others by name; each by seed. */
    public List<RunKey> runs() {
        return trialFiles().stream()
                .filter(file -> !file.isEmpty())
                .map(TrialFile::run)
                .toList();
    }

    /** The files of all runs that were begun, in the order of {@link #runs}. */
    public List<TrialFile> trialFiles() {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> path.getFileName().toString().endsWith(TrialFile.SUFFIX))
                    .map(TrialFile::open)
                    .sorted(Comparator.comparing(TrialFile::run, ORDER))
                    .toList();
        } catch (IOException e) {
            throw Failures.of("read", folder, e);
        }
    }

    /** The content of one of its files. */
    public byte[] content(ArtifactRecord artifact) {
        return artifacts().content(artifact);
    }

    Path trialFile(RunKey run) {
        return folder.resolve(TrialFile.name(run));
    }

    ArtifactFiles artifacts() {
        return new ArtifactFiles(folder.resolve(ARTIFACTS));
    }
}
