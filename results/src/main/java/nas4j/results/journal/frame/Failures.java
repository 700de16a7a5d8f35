package nas4j.results.journal.frame;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import nas4j.store.StoreException;

/** Says in words that a file could not be read or written. */
public final class Failures {
    private Failures() {}

    /**
     * The exception to throw.
     *
     * @param doing {@code read}, {@code write}, …
     */
    public static StoreException of(String doing, Path path, IOException cause) {
        String reason = reason(path, cause);
        boolean full = reason.toLowerCase(Locale.ROOT).contains("no space")
                || reason.toLowerCase(Locale.ROOT).contains("quota")
                || reason.toLowerCase(Locale.ROOT).contains("too large");
        return new StoreException(
                "cannot " + doing + " [" + path + "]: " + reason
                        + (full ? ". What was kept before is safe.\nMaybe free some space, and go on." : ""),
                cause);
    }

    private static String reason(Path path, IOException cause) {
        if (cause instanceof FileSystemException failed) {
            String reason = failed.getReason();
            return reason == null ? cause.getClass().getSimpleName() : reason;
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message.replace(path + " ", "");
    }
}
