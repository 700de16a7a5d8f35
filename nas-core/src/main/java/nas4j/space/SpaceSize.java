package nas4j.space;

import java.math.BigInteger;

/**
 * How many genotypes a space has, those left out that violate a constraint over decisions alone.
 *
 * @param genotypes the number, or an estimate of it
 * @param exact whether it was counted; if not, it was estimated from the share of random genotypes that satisfy the
 *     constraints which are too entangled to count, or from random descents (Knuth 1975, "Estimating the efficiency of
 *     backtrack programs")
 */
public record SpaceSize(BigInteger genotypes, boolean exact) {
    public SpaceSize {
        if (genotypes.signum() < 0) {
            throw new IllegalArgumentException("size [" + genotypes + "] is below 0");
        }
    }
}
