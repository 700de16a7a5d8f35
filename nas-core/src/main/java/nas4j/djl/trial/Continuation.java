package nas4j.djl.trial;

import java.io.IOException;
import java.nio.file.Path;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.train.Checkpoint;
import nas4j.djl.train.Optimizer;
import nas4j.djl.train.Training;
import nas4j.input.InputException;
import org.jspecify.annotations.Nullable;

/**
 * What ties an evaluation to a shorter and to a longer one of the same architecture.
 *
 * @param from file that the shorter one left; null to train from the start
 * @param left file for the longer one, in a folder that is there; null for none
 */
public record Continuation(@Nullable Path from, @Nullable Path left) {
    /** Trains from the start, and leaves nothing. */
    public static final Continuation NONE = new Continuation(null, null);

    /** 1, and only there where a training began at the start because what the shorter one had left is missing or damaged. */
    public static final String LOST = "checkpoint-lost";

    /** Null to train from the start. */
    @Nullable Checkpoint read(CompiledNetwork network, Optimizer optimizer) {
        if (from == null) {
            return null;
        }
        try {
            Checkpoint found = Checkpoint.load(from);
            return found.fits(network, optimizer) ? found : null;
        } catch (IOException | InputException _) {
            return null; // the outcome says so
        }
    }

    void leave(Training training) {
        if (left != null) {
            try {
                training.checkpoint().save(left);
            } catch (IOException _) {
                // the outcome of the longer one will say so; this one is as good as ever
            }
        }
    }
}
