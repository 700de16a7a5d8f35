package nas4j.experiments.evaluation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What ties a trial to a shorter and to a longer one of the same architecture.
 *
 * @param share up to which the shorter one trained, from where this one goes on; 0 if it begins at the start
 * @param from what the shorter one left; null if this one begins at the start
 * @param left where this one leaves what a longer one goes on from; null if none can follow
 */
public record Continued(
        double share, @Nullable Path from, @Nullable Path left) {
    /** It begins at the start, and leaves nothing. */
    public static final Continued NONE = new Continued(0, null, null);
}
