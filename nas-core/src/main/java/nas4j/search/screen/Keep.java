package nas4j.search.screen;

/**
 * How many of how many suggestions are kept.
 *
 * @param kept at least 1
 * @param of more than that
 */
public record Keep(int kept, int of) {
    private static final int MOST = 20;

    public Keep {
        if (kept < 1 || of <= kept) {
            throw new IllegalArgumentException(
                    "found [" + kept + " of " + of + "] to keep, accepted: some, but not all");
        }
    }

    /**
     * The share of at most {@value #MOST} suggestions that is nearest; of equally near ones that of the fewest.
     *
     * @param share from 1 / {@value #MOST} to below 1
     */
    public static Keep share(double share) {
        if (!(share >= 1.0 / MOST && share < 1)) {
            throw new IllegalArgumentException(
                    "found a share of [" + share + "] to keep, accepted: from " + 1.0 / MOST + " to below 1");
        }
        Keep nearest = new Keep(1, 2);
        for (int of = 2; of <= MOST; of++) {
            Keep keep = new Keep(Math.clamp(Math.round(share * of), 1, of - 1), of);
            nearest = keep.distance(share) < nearest.distance(share) - 1e-9 ? keep : nearest;
        }
        return nearest;
    }

    private double distance(double share) {
        return Math.abs((double) kept / of - share);
    }
}
