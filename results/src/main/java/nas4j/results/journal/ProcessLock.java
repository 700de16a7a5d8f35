package nas4j.results.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.results.journal.frame.Failures;

/**
 * A file that is locked by the operating system as long as its process lives. Its text says who has it, for people; a text
 * that a dead process left means nothing.
 */
final class ProcessLock implements Closeable {
    /** Closing any handle of a file gives up all locks its process has on it (POSIX), so none may be opened twice. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** Beyond the text, which others may read while the lock is held, also where locks are mandatory. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path path;
    private final RandomAccessFile file;

    private ProcessLock(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Locks the file; makes it if there is none.
     *
     * @param what is locked, for the message
     * @param who locks it, for the message that others get
     * @throws InputException if it is locked already
     */
    static ProcessLock lock(Path path, String what, String who) {
        try {
            Path real = path.resolveSibling("").toRealPath().resolve(path.getFileName());
            if (!HELD.add(real)) {
                throw isLocked(what, "this process");
            }
            boolean locked = false;
            try {
                Optional<ProcessLock> lock = findLock(real, who);
                locked = lock.isPresent();
                return lock.orElseThrow(() -> isLocked(what, holder(real)));
            } finally {
                if (!locked) {
                    HELD.remove(real);
                }
            }
        } catch (IOException e) {
            throw Failures.of("lock", path, e);
        }
    }

    private static Optional<ProcessLock> findLock(Path real, String who) throws IOException {
        RandomAccessFile file = new RandomAccessFile(real.toFile(), "rw");
        try {
            FileLock lock = file.getChannel().tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                file.close();
                return Optional.empty();
            }
            file.setLength(0);
            file.write((who + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
            return Optional.of(new ProcessLock(real, file));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static String holder(Path real) {
        try {
            String text = Files.readString(real).strip();
            return text.isEmpty() ? "another process" : text;
        } catch (IOException e) {
            return "another process";
        }
    }

    private static InputException isLocked(String what, String holder) {
        return new InputException(
                Where.UNKNOWN, what + " is in use by " + holder + "\nMaybe wait until it is done, or stop it there.");
    }

    @Override
    public void close() {
        try (file) {
            file.setLength(0);
        } catch (IOException e) {
            throw Failures.of("unlock", path, e);
        } finally {
            HELD.remove(path);
        }
    }
}
