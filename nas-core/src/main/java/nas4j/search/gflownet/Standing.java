package nas4j.search.gflownet;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.evaluate.pareto.NonDominatedSorting;
import nas4j.search.Observation;

/**
 * Which observations of a batch are better than others. It looks at the order of losses alone, and ties are exact. What has
 * no losses is worse than all that has; less violation is better there.
 */
final class Standing {
    private static final Comparator<Observation> BY_VIOLATION =
            Comparator.comparing(Observation::isComplete).reversed().thenComparingDouble(Observation::violation);
    private static final Comparator<Observation> BY_LOSS =
            BY_VIOLATION.thenComparing((one, other) -> one.isComplete() ? compare(one.loss(), other.loss()) : 0);

    private Standing() {}

    /** Unlike {@link Double#compare}, −0 and 0 are equal. */
    private static int compare(double one, double other) {
        return one == other ? 0 : one < other ? -1 : 1;
    }

    /** For one objective, the place of each, from 0 for the best; equal ones have equal places. */
    static int[] places(List<Observation> batch) {
        List<Integer> order = IntStream.range(0, batch.size())
                .boxed()
                .sorted((one, other) -> BY_LOSS.compare(batch.get(one), batch.get(other)))
                .toList();
        int[] places = new int[batch.size()];
        for (int k = 1; k < places.length; k++) {
            int before = order.get(k - 1);
            int here = order.get(k);
            places[here] = places[before] + (BY_LOSS.compare(batch.get(before), batch.get(here)) == 0 ? 0 : 1);
        }
        return places;
    }

    /** For several objectives, 0 for those that no other dominates, and more for the rest. */
    static int[] fronts(List<Observation> batch) {
        Observation least = batch.stream().min(BY_VIOLATION).orElseThrow();
        int[] eligible = IntStream.range(0, batch.size())
                .filter(k -> BY_VIOLATION.compare(batch.get(k), least) == 0)
                .toArray();
        int[] ranks = NonDominatedSorting.ranks(
                Arrays.stream(eligible).mapToObj(k -> batch.get(k).losses()).toList());
        int[] fronts = new int[batch.size()];
        Arrays.fill(fronts, Integer.MAX_VALUE);
        for (int k = 0; k < eligible.length; k++) {
            fronts[eligible[k]] = ranks[k];
        }
        return fronts;
    }
}
