package nas4j.results.journal.frame;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import nas4j.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Files that are there whole or not at all, and folders that do not forget them. */
public final class DurableFiles {
    private DurableFiles() {}

    /**
     * Writes a file that is on the disk, under its name, when this returns. One of that name is replaced.
     *
     * @throws StoreException if that fails; then the file is as it was
     */
    public static void write(Path path, byte[] content, int length) {
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        try {
            try (FileOutputStream stream = new FileOutputStream(draft.toFile())) {
                stream.write(content, 0, length);
                stream.getFD().sync();
            } catch (IOException e) {
                Files.deleteIfExists(draft);
                throw e;
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(path.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw Failures.of("write", path, e);
        }
    }

    /** Writes a file of frames. */
    public static void write(Path path, FrameBuilder frame) {
        int length = frame.end();
        write(path, frame.bytes(), length);
    }

    /** Makes a folder, and those it is in, that are on the disk when this returns. */
    public static void makeFolder(Path folder) {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            makeFolder(parent);
        }
        try {
            Files.createDirectories(folder);
            sync(parent);
        } catch (IOException e) {
            throw Failures.of("make", folder, e);
        }
    }

    /** Folders can only be opened as channels, which an interrupt of the thread closes. */
    private static void sync(@Nullable Path folder) throws IOException {
        if (folder == null || File.separatorChar == '\\') {
            return; // Windows keeps its folders by itself and opens none
        }
        boolean wasInterrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (ClosedByInterruptException e) {
            sync(folder);
            wasInterrupted = true;
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
