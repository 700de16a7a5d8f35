package nas4j.search.spaceevo;

import java.util.List;

/**
 * How good a space was found to be.
 *
 * @param value the score, higher is better; 0 if no drawn network kept any limit
 * @param limits what was found for each limit
 */
public record SpaceScore(double value, List<Kept> limits) {
    public SpaceScore {
        limits = List.copyOf(limits);
    }

    /**
     * How networks of the space keep a limit.
     *
     * @param limitMs T
     * @param share of the drawn networks that keep it, p
     * @param loss mean of the best of those, q; NaN if there is none
     */
    public record Kept(double limitMs, double share, double loss) {}
}
