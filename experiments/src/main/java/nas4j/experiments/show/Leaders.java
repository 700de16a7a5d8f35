package nas4j.experiments.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import nas4j.experiments.prepare.Preference.Ranked;
import nas4j.search.Tolerance;
import nas4j.store.TrialRecord;

/**
 * The best of many trials, a given number at most: those of the largest share of the budget, of these the preferred ones, of
 * equal ones those that came first.
 */
final class Leaders {
    private static final Comparator<Leader> ORDER = Comparator.comparingDouble(
                    (Leader leader) -> -leader.ranked().trial().share())
            .thenComparing(leader -> leader.ranked().losses(), Tolerance::compare)
            .thenComparingLong(Leader::place);

    private record Leader(Ranked ranked, long place) {}

    private final int most;
    private final PriorityQueue<Leader> leaders = new PriorityQueue<>(ORDER.reversed());
    private long seen;

    /** @param most at least 1 */
    Leaders(int most) {
        this.most = most;
    }

    void add(Ranked ranked) {
        Leader added = new Leader(ranked, seen++);
        Leader last = leaders.peek();
        if (last == null || leaders.size() < most) {
            leaders.add(added);
        } else if (ORDER.compare(added, last) < 0) {
            leaders.remove();
            leaders.add(added);
        }
    }

    /** The best first. */
    List<TrialRecord> trials() {
        List<Leader> ascending = new ArrayList<>(leaders);
        ascending.sort(ORDER);
        return ascending.stream().map(leader -> leader.ranked().trial()).toList();
    }
}
