package nas4j.results.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.results.journal.frame.DurableFiles;
import nas4j.results.journal.frame.Failures;
import nas4j.store.ArtifactRecord;

/** The files of an experiment, each under the SHA-256 of its content. */
final class ArtifactFiles {
    private static final int FOLDER_DIGITS = 2;

    private final Path folder;

    ArtifactFiles(Path folder) {
        this.folder = folder;
    }

    /** Keeps a content; it is on the disk when this returns. */
    ArtifactRecord put(String experiment, String name, byte[] content) {
        ArtifactRecord artifact = new ArtifactRecord(experiment, name, Sha256.of(content), content.length);
        Path path = path(artifact);
        if (findWhole(artifact, path).isEmpty()) {
            DurableFiles.makeFolder(path.resolveSibling(""));
            DurableFiles.write(path, content, content.length);
        }
        return artifact;
    }

    /**
     * Reads a content.
     *
     * @throws InputException if it is not there, or is not what was kept
     */
    byte[] content(ArtifactRecord artifact) {
        Path path = path(artifact);
        return findWhole(artifact, path)
                .orElseThrow(() -> new InputException(
                        new Where(path.toString(), 0, 0, ""),
                        "the file [" + artifact.name() + "] of experiment [" + artifact.experiment() + "] "
                                + (Files.exists(path) ? "was changed" : "is not there")
                                + "\nMaybe restore it from a copy, or make it anew."));
    }

    private Optional<byte[]> findWhole(ArtifactRecord artifact, Path path) {
        try {
            if (!Files.isRegularFile(path) || Files.size(path) != artifact.bytes()) {
                return Optional.empty();
            }
            byte[] content = Files.readAllBytes(path);
            return Sha256.of(content).equals(artifact.sha256()) ? Optional.of(content) : Optional.empty();
        } catch (IOException e) {
            throw Failures.of("read", path, e);
        }
    }

    private Path path(ArtifactRecord artifact) {
        return folder.resolve(artifact.sha256().substring(0, FOLDER_DIGITS))
                .resolve(artifact.sha256().substring(FOLDER_DIGITS));
    }
}
