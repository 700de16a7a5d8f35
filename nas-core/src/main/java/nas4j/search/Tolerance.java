package nas4j.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Networks count as equally good as long as their first loss is no more than so much above that of the network that a search
 * began with: then the others decide.
 *
 * @param above what is tolerated, in the first objective's unit, from 0
 */
public record Tolerance(double above) {
    public Tolerance {
        if (!(above >= 0)) {
            throw new IllegalArgumentException("tolerance [" + above + "] is below 0");
        }
    }

    /**
     * What networks are ranked by, the most important first: how far the first loss is beyond what is tolerated, then the
     * other losses, then the first.
     *
     * @param losses at least one
     * @param start first loss of the network that the search began with
     */
    public List<Double> ranking(List<Double> losses, double start) {
        List<Double> ranking = new ArrayList<>();
        ranking.add(Math.max(0, losses.getFirst() - start - above));
        ranking.addAll(losses.subList(1, losses.size()));
        ranking.add(losses.getFirst());
        return ranking;
    }

    /** Less if the first of the numbers that differ is less. */
    public static int compare(List<Double> ranking, List<Double> other) {
        for (int k = 0; k < ranking.size(); k++) {
            int order = Double.compare(ranking.get(k), other.get(k));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
