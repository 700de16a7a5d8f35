package nas4j.experiments.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.evaluation.Continued;
import nas4j.experiments.prepare.Hashes;
import nas4j.search.Suggestion;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/**
 * What the trials of a run leave for longer ones of the same architecture. From where a trial goes on is known before it
 * begins, and depends only on the outcomes that the searcher was told of before: whether the file is there and whole does
 * not matter, nor does in how many sessions the run is done. For one thread.
 */
final class Checkpoints {
    private static final String FOLDER = "checkpoints";
    private static final int NAME_LENGTH = 32;

    private final Path all;
    private final Path folder;
    private final boolean continues;
    /** By genotype. */
    private final Map<String, NavigableSet<Double>> shares = new HashMap<>();

    private boolean isMade;

    /**
     * Those of one run.
     *
     * @param experiment folder of the experiment
     * @param continues whether evaluations go on from shorter ones at all
     */
    Checkpoints(Path experiment, RunKey run, boolean continues) {
        all = experiment.resolve(FOLDER);
        folder = all.resolve(run.method() + "-" + run.seed());
        this.continues = continues;
    }

    static Checkpoints of(Session session, RunKey run) {
        Path experiment = Path.of(session.store().place(run.experiment()));
        return new Checkpoints(
                experiment, run, session.experiment().evaluation().continues());
    }

    /** From where a suggestion goes on: the largest smaller share that is known. */
    Continued find(Suggestion suggestion) {
        if (!continues) {
            return Continued.NONE;
        }
        String genotype = suggestion.genotype().text();
        Double known = shares.getOrDefault(genotype, new TreeSet<>()).lower(suggestion.share());
        Path left = suggestion.share() < 1 ? file(genotype, suggestion.share()) : null;
        return known == null ? new Continued(0, null, left) : new Continued(known, file(genotype, known), left);
    }

    private Path file(String genotype, double share) {
        make();
        return folder.resolve(Hashes.sha256(genotype).substring(0, NAME_LENGTH) + "-" + share + ".safetensors");
    }

    private void make() {
        try {
            if (!isMade) {
                Files.createDirectories(folder);
                isMade = true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The searcher is told of a trial. */
    void told(TrialRecord trial) {
        if (trial.sameAs() == null && trial.outcome() instanceof TrialOutcome.Completed) {
            shares.computeIfAbsent(trial.genotype(), _ -> new TreeSet<>()).add(trial.share());
        }
    }

    /** Removes all files of the run, which has ended. */
    void remove() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
        try {
            Files.deleteIfExists(all);
        } catch (DirectoryNotEmptyException _) {
            // another run has some
        }
    }
}
