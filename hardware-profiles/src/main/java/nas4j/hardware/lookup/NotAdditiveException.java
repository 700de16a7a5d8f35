package nas4j.hardware.lookup;

import nas4j.space.SearchSpace;

/** The options of a space do not add up: what one takes depends on others. */
public final class NotAdditiveException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    NotAdditiveException(SearchSpace space, double error, double most) {
        super(String.format(
                java.util.Locale.ROOT,
                "space [%s] does not add up: the sum of what its options take is up to %.1f %% off, accepted: %.1f %%%n"
                        + "Maybe use the model itself, `nas space cost %s --device host`: what an option takes there"
                        + " depends on others.",
                space.name(),
                100 * error,
                100 * most,
                space.name()));
    }
}
