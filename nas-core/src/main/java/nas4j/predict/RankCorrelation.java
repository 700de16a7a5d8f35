package nas4j.predict;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How alike two lists order the same things, from −1 to 1. */
public final class RankCorrelation {
    private RankCorrelation() {}

    /** Spearman's ρ: the correlation of ranks, equal numbers having their mean rank; 0 if all of one list are equal. */
    public static double spearman(List<Double> one, List<Double> other) {
        double[] x = ranks(one);
        double[] y = ranks(other);
        double mean = (x.length - 1) / 2.0;
        double both = 0;
        double ofX = 0;
        double ofY = 0;
        for (int k = 0; k < x.length; k++) {
            both += (x[k] - mean) * (y[k] - mean);
            ofX += (x[k] - mean) * (x[k] - mean);
            ofY += (y[k] - mean) * (y[k] - mean);
        }
        double scale = Math.sqrt(ofX * ofY);
        return scale > 0 ? both / scale : 0;
    }

    private static double[] ranks(List<Double> numbers) {
        int[] order = order(numbers, Comparator.comparingDouble(numbers::get));
        double[] ranks = new double[order.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && numbers.get(order[to]).equals(numbers.get(order[from]))) {
                to++;
            }
            for (int k = from; k < to; k++) {
                ranks[order[k]] = (from + to - 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static int[] order(List<Double> numbers, Comparator<Integer> comparator) {
        return IntStream.range(0, numbers.size())
                .boxed()
                .sorted(comparator)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Kendall's τ-b: pairs in the same order less pairs in the other, over the root of the pairs without ties in one times
     * that in the other; 0 if all of one list are equal. In O(n log n) (Knight 1966).
     */
    public static double kendall(List<Double> one, List<Double> other) {
        int[] order = order(one, Comparator.<Integer>comparingDouble(one::get).thenComparingDouble(other::get));
        double[] y = IntStream.of(order).mapToDouble(other::get).toArray();
        double[] x = IntStream.of(order).mapToDouble(one::get).toArray();
        double all = pairs(x.length);
        double tiedX = ties(x, x);
        double tiedBoth = ties(x, y);
        double swaps = swaps(y, new double[y.length], 0, y.length);
        double tiedY = ties(y, y);
        double scale = Math.sqrt((all - tiedX) * (all - tiedY));
        return scale > 0 ? (all - tiedX - tiedY + tiedBoth - 2 * swaps) / scale : 0;
    }

    private static double pairs(double count) {
        return count * (count - 1) / 2;
    }

    /** Pairs that are equal in both, where equal ones are neighbours. */
    private static double ties(double[] one, double[] other) {
        double sum = 0;
        int from = 0;
        for (int k = 1; k <= one.length; k++) {
            if (k == one.length || one[k] != one[from] || other[k] != other[from]) {
                sum += pairs(k - from);
                from = k;
            }
        }
        return sum;
    }

    /** Sorts, and counts the pairs that were in the wrong order. */
    private static double swaps(double[] numbers, double[] room, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) / 2;
        double swaps = swaps(numbers, room, from, middle) + swaps(numbers, room, middle, to);
        int left = from;
        int right = middle;
        for (int k = from; k < to; k++) {
            if (right == to || (left < middle && numbers[left] <= numbers[right])) {
                room[k] = numbers[left++];
            } else {
                swaps += middle - left;
                room[k] = numbers[right++];
            }
        }
        System.arraycopy(room, from, numbers, from, to - from);
        return swaps;
    }
}
