package nas4j.experiments.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import nas4j.store.TrialRecord;

/**
 * The best of many trials, a given number at most: those of the largest share of the budget, of these those with the least
 * losses, of equal ones those that came first.
 */
final class Leaders {
    private static final Comparator<Leader> ORDER = Comparator.comparingDouble(
                    (Leader leader) -> -leader.trial().share())
            .thenComparingDouble(Leader::loss)
            .thenComparingLong(Leader::place);

    private record Leader(double loss, long place, TrialRecord trial) {}

    private final int most;
    private final PriorityQueue<Leader> leaders = new PriorityQueue<>(ORDER.reversed());
    private long seen;

    /** @param most at least 1 */
    Leaders(int most) {
        this.most = most;
    }

    void add(double loss, TrialRecord trial) {
        Leader added = new Leader(loss, seen++, trial);
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
        return ascending.stream().map(Leader::trial).toList();
    }
}
