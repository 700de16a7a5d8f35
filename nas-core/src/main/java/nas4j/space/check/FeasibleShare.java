package nas4j.space.check;

/**
 * The share of genotypes that build and satisfy the constraints over costs, among those that satisfy the constraints over
 * decisions.
 *
 * @param satisfied how many of those looked at do
 * @param of how many were looked at
 * @param exact whether these were all there are; otherwise they were drawn, every one equally likely
 */
public record FeasibleShare(long satisfied, long of, boolean exact) {
    /** 97.5 % of a standard normal distribution lie below. */
    private static final double Z = 1.959963984540054;

    public FeasibleShare {
        if (satisfied < 0 || satisfied > of) {
            throw new IllegalArgumentException("[" + satisfied + "] of [" + of + "] is no share");
        }
    }

    /** The share that was found, 0 to 1; 0 of nothing. */
    public double share() {
        return of == 0 ? 0 : (double) satisfied / of;
    }

    /** Lower end of the 95 % confidence interval (Wilson 1927); the share itself if it is exact. */
    public double low() {
        return exact ? share() : of == 0 ? 0 : Math.max(0, centre() - halfWidth());
    }

    /** Upper end of the 95 % confidence interval (Wilson 1927); the share itself if it is exact. */
    public double high() {
        return exact ? share() : of == 0 ? 1 : Math.min(1, centre() + halfWidth());
    }

    private double centre() {
        return (share() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double halfWidth() {
        double variance = share() * (1 - share()) / of + Z * Z / (4.0 * of * of);
        return Z * Math.sqrt(variance) / (1 + Z * Z / of);
    }
}
