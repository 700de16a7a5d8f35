package nas4j.evaluate;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much an evaluation may spend: its fidelity, and a limit that no evaluation should reach.
 *
 * @param epochs passes over the training data, above 0; less than one is a part of a pass
 * @param longest time after which the evaluation fails, above 0; null for no limit
 */
public record Budget(double epochs, @Nullable Duration longest) {
    public Budget {
        if (!(epochs > 0) || Double.isInfinite(epochs)) {
            throw new IllegalArgumentException("epochs [" + epochs + "] is not above 0");
        }
        if (longest != null && !longest.isPositive()) {
            throw new IllegalArgumentException("time limit [" + longest + "] is not above 0");
        }
    }

    /** So many epochs in whatever time they take. */
    public static Budget ofEpochs(double epochs) {
        return new Budget(epochs, null);
    }

    /** The time limit, if there is one. */
    public Optional<Duration> findLongest() {
        return Optional.ofNullable(longest);
    }
}
