package nas4j.evaluate.pareto;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The loss vectors of those added that no other one dominates, each with what it belongs to. Which vectors remain does not
 * depend on the order in which they are added; of equal vectors, the first added remains. For one thread.
 *
 * @param <T> what losses belong to
 */
public final class ParetoFront<T> {
    private static final Comparator<Member<?>> ORDER = (one, other) -> Vectors.compare(one.numbers, other.numbers);

    private final int objectives;
    /** In lexicographic order: what dominates a vector stands before it, what it dominates stands behind. */
    private final List<Member<T>> members = new ArrayList<>();

    /**
     * An empty front.
     *
     * @param objectives losses of each vector, at least 1
     */
    public ParetoFront(int objectives) {
        if (objectives < 1) {
            throw new IllegalArgumentException("objectives [" + objectives + "] must be above 0");
        }
        this.objectives = objectives;
    }

    /** A vector and what it belongs to. */
    public record Entry<T>(List<Double> losses, T item) {
        public Entry {
            losses = List.copyOf(losses);
        }
    }

    private static final class Member<T> {
        private final double[] numbers;
        private final Entry<T> entry;

        Member(double[] numbers, Entry<T> entry) {
            this.numbers = numbers;
            this.entry = entry;
        }
    }

    /**
     * Adds a vector, unless one here dominates it or is equal; those that it dominates go. Takes time in proportion to the
     * size of the front.
     *
     * @return whether it was added
     * @throws IllegalArgumentException if the number of losses is wrong, or a loss is not a number
     */
    public boolean add(List<Double> losses, T item) {
        Member<T> added = new Member<>(Vectors.numbers(losses, objectives), new Entry<>(losses, item));
        int place = Collections.binarySearch(members, added, ORDER);
        if (place >= 0) {
            return false;
        }
        int behind = -place - 1;
        for (int k = behind - 1; k >= 0; k--) {
            if (Vectors.isNoLarger(members.get(k).numbers, added.numbers, 1)) {
                return false;
            }
        }
        members.subList(behind, members.size())
                .removeIf(member -> Vectors.isNoLarger(added.numbers, member.numbers, 1));
        members.add(behind, added);
        return true;
    }

    /** How many vectors remain. */
    public int size() {
        return members.size();
    }

    /** What remains, in ascending order of the first loss, then the second, and so on. */
    public List<Entry<T>> entries() {
        return members.stream().map(member -> member.entry).toList();
    }

    /** The vectors that remain, in the same order. */
    public List<List<Double>> losses() {
        return members.stream().map(member -> member.entry.losses()).toList();
    }
}
