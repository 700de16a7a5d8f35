package nas4j.agent.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nas4j.agent.wire.BlobRef;
import nas4j.agent.wire.Work;
import org.jspecify.annotations.Nullable;

/**
 * Models on this device's disk: those of the job at hand. The reference stays from job to job, and so does a model that
 * came in part, or is measured again.
 *
 * @param folder has them and nothing else
 */
public record Models(Path folder) {

    /** Where the model is or will be. Its name is hexadecimal digits. */
    public Path file(BlobRef blob) {
        return folder.resolve(blob.sha256());
    }

    /** Has it been fetched? */
    public boolean has(BlobRef blob) {
        return Files.exists(file(blob));
    }

    /** Makes room: deletes all but what the work needs. */
    public void keepOnly(Work work) throws IOException {
        Files.createDirectories(folder);
        @Nullable BlobRef reference = work.reference();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                boolean isNeeded = name.startsWith(work.model().sha256())
                        || (reference != null && name.startsWith(reference.sha256()));
                if (!isNeeded) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The models that the work needs. */
    public static List<BlobRef> of(Work work) {
        @Nullable BlobRef reference = work.reference();
        return reference == null ? List.of(work.model()) : List.of(work.model(), reference);
    }
}
