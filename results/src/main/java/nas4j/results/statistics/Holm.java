package nas4j.results.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's step-down correction of p-values for that several were looked at. Holm 1979. */
public final class Holm {
    private Holm() {}

    /**
     * Corrected p-values: those below a level are all true findings, with at least that confidence.
     *
     * @param p 0 to 1 each
     */
    public static List<Double> adjust(List<Double> p) {
        List<Integer> ascending = IntStream.range(0, p.size())
                .boxed()
                .sorted(Comparator.comparing(p::get))
                .toList();
        List<Double> adjusted = new ArrayList<>(p);
        double largest = 0;
        for (int rank = 0; rank < p.size(); rank++) {
            int index = ascending.get(rank);
            largest = Math.max(largest, Math.min(1, p.get(index) * (p.size() - rank)));
            adjusted.set(index, largest);
        }
        return adjusted;
    }
}
