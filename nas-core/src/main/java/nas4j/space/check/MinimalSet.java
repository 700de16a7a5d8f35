package nas4j.space.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds what a failure is due to. */
final class MinimalSet {
    private MinimalSet() {}

    /**
     * A subset that fails, none of whose own subsets does, where every set that contains a failing one fails. Junker
     * 2004, "QuickXplain", algorithm 1. The whole must fail.
     */
    static <T> List<T> of(List<T> whole, Predicate<List<T>> fails) {
        return fails.test(List.of()) ? List.of() : explain(List.of(), false, whole, fails);
    }

    private static <T> List<T> explain(List<T> given, boolean grown, List<T> whole, Predicate<List<T>> fails) {
        if (grown && fails.test(given)) {
            return List.of();
        }
        if (whole.size() == 1) {
            return whole;
        }
        List<T> first = whole.subList(0, whole.size() / 2);
        List<T> second = whole.subList(whole.size() / 2, whole.size());
        List<T> ofSecond = explain(join(given, first), true, second, fails);
        List<T> ofFirst = explain(join(given, ofSecond), !ofSecond.isEmpty(), first, fails);
        return join(ofFirst, ofSecond);
    }

    /**
     * The smallest subset of at most {@code most} elements that fails, the first one among equals; empty if none does.
     */
    static <T> List<T> smallest(List<T> whole, int most, Predicate<List<T>> fails) {
        for (int size = 1; size <= Math.min(most, whole.size()); size++) {
            List<T> found = ofSize(size, 0, new ArrayList<>(), whole, fails);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static <T> List<T> ofSize(int size, int from, List<T> taken, List<T> whole, Predicate<List<T>> fails) {
        if (taken.size() == size) {
            return fails.test(List.copyOf(taken)) ? List.copyOf(taken) : List.of();
        }
        for (int k = from; k <= whole.size() - (size - taken.size()); k++) {
            taken.add(whole.get(k));
            List<T> found = ofSize(size, k + 1, taken, whole, fails);
            taken.removeLast();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static <T> List<T> join(List<T> first, List<T> second) {
        List<T> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }
}
