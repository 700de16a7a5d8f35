package nas4j.search.screen;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.evaluate.pareto.NonDominatedSorting;

/** The order of losses where there may be several: by the front that they are on, then by the sum of their ranks. */
public final class LossOrder {
    private LossOrder() {}

    /**
     * Places in the list, the best first; of equal ones the first.
     *
     * @param losses vectors of the same length, at least 1 each; none is NaN
     */
    public static List<Integer> of(List<List<Double>> losses) {
        int[] fronts = NonDominatedSorting.ranks(losses);
        int[] sums = IntStream.range(0, losses.size())
                .map(place -> rankSum(losses, place))
                .toArray();
        return IntStream.range(0, losses.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer place) -> fronts[place])
                        .thenComparingInt(place -> sums[place]))
                .toList();
    }

    /** In how many losses how many others are better. */
    private static int rankSum(List<List<Double>> losses, int place) {
        int sum = 0;
        for (int k = 0; k < losses.get(place).size(); k++) {
            for (List<Double> other : losses) {
                sum += other.get(k) < losses.get(place).get(k) ? 1 : 0;
            }
        }
        return sum;
    }
}
