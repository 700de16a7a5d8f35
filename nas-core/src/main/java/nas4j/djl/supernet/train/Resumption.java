package nas4j.djl.supernet.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Nullable Checkpoint read() {
        try {
            return file != null && Files.exists(file) ? Checkpoint.load(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoint [" + file + "] cannot be read", e);
        }
    }

    void leave(SupernetTraining training, long steps) {
        boolean isDue = training.done() % every == 0 || training.done() == steps;
        if (file != null && isDue) {
            try {
                training.checkpoint().save(file);
            } catch (IOException e) {
                throw new UncheckedIOException("checkpoint [" + file + "] cannot be written", e);
            }
        }
    }
}
