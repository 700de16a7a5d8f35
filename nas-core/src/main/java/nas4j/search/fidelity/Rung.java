package nas4j.search.fidelity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import nas4j.space.Genotype;

/** What is known at one share of the budget, and which of it may be promoted. Of equal losses the earlier is better. */
final class Rung {
    private static final Comparator<Place> BEST_FIRST =
            Comparator.comparingDouble(Place::loss).thenComparingInt(Place::arrival);

    private record Place(double loss, int arrival) {}

    private record Entry(Place place, Genotype genotype) {}

    private final int eta;
    private final PriorityQueue<Entry> left = new PriorityQueue<>(Comparator.comparing(Entry::place, BEST_FIRST));
    /** Of those promoted, the best first. */
    private final List<Place> promoted = new ArrayList<>();

    private int known;

    Rung(int eta) {
        this.eta = eta;
    }

    /** @param loss infinite if it failed: it counts, but is not promoted */
    void add(Genotype genotype, double loss) {
        if (Double.isFinite(loss)) {
            left.add(new Entry(new Place(loss, known), genotype));
        }
        known++;
    }

    /** Takes the best that was not promoted, if it is among the best 1/η of all that are known now. */
    Optional<Genotype> promote() {
        Entry best = left.peek();
        return best != null && before(best.place()) < known / eta ? Optional.of(take()) : Optional.empty();
    }

    /** Takes the best that was not promoted, whatever there is beside it. */
    Optional<Genotype> promoteAny() {
        return left.isEmpty() ? Optional.empty() : Optional.of(take());
    }

    private Genotype take() {
        Entry best = left.remove();
        promoted.add(before(best.place()), best.place());
        return best.genotype();
    }

    /** How many are better than the best that was not promoted: all of them were. */
    private int before(Place place) {
        return -1 - Collections.binarySearch(promoted, place, BEST_FIRST);
    }
}
