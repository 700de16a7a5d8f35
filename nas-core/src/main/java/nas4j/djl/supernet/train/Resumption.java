package nas4j.djl.supernet.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import nas4j.djl.train.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * Where a training leaves its checkpoints, and looks for one before it begins.
 *
 * @param file that the latest is in; null for none
 * @param every so many steps one is left, from 1, and after the last
 */
public record Resumption(@Nullable Path file, long every) {
    /** Leaves nothing. */
    public static final Resumption NONE = new Resumption(null, Long.MAX_VALUE);

    public Resumption {
        if (every < 1) {
            throw new IllegalArgumentException("a checkpoint every [" + every + "] steps, accepted: from 1");
        }
    }

    /**
     * The latest checkpoint; null if there is none.
     *
     * @throws nas4j.input.InputException if it is damaged
     */
    public @Nullable Checkpoint read() {
        try {
            return file != null && Files.exists(file) ? Checkpoint.load(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoint [" + file + "] cannot be read", e);
        }
    }

    /**
     * Leaves a checkpoint if one is due.
     *
     * @param done steps that are done
     * @param steps of the whole training
     */
    public void leave(long done, long steps, Supplier<Checkpoint> checkpoint) {
        boolean isDue = done % every == 0 || done == steps;
        if (file != null && isDue) {
            try {
                checkpoint.get().save(file);
            } catch (IOException e) {
                throw new UncheckedIOException("checkpoint [" + file + "] cannot be written", e);
            }
        }
    }
}
