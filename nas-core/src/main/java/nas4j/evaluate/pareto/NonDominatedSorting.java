package nas4j.evaluate.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ranks loss vectors: 0 where none dominates, otherwise one more than the largest rank that dominates. Equal vectors have
 * equal ranks. Zhang et al. 2015, "An efficient approach to nondominated sorting for evolutionary multiobjective
 * optimization" (ENS-BS): in lexicographic order, each vector belongs to the first front that does not dominate it, which
 * binary search finds. With up to three losses a front is a staircase: O(n log² n) in all; with more, O(n²) at worst.
 */
public final class NonDominatedSorting {
    private NonDominatedSorting() {}

    /**
     * The rank of each vector.
     *
     * @throws IllegalArgumentException if vectors differ in length, or a loss is not a number
     */
    public static int[] ranks(List<List<Double>> losses) {
        double[][] rows = losses.stream()
                .map(vector -> Vectors.numbers(vector, losses.getFirst().size()))
                .toArray(double[][]::new);
        Integer[] order = IntStream.range(0, rows.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (one, other) -> Vectors.compare(rows[one], rows[other]));
        int[] ranks = new int[rows.length];
        List<Front> fronts = new ArrayList<>();
        for (int k = 0; k < order.length; k++) {
            double[] row = rows[order[k]];
            boolean isRepeated = k > 0 && Vectors.compare(rows[order[k - 1]], row) == 0;
            ranks[order[k]] = isRepeated ? ranks[order[k - 1]] : place(row, fronts);
        }
        return ranks;
    }

    /** Adds a vector to its front; gives the front's number. */
    private static int place(double[] losses, List<Front> fronts) {
        int low = 0;
        int high = fronts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fronts.get(middle).dominates(losses)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == fronts.size()) {
            fronts.add(losses.length <= 3 ? new Flat() : new Listed());
        }
        fronts.get(low).add(losses);
        return low;
    }

    /** Vectors of one rank. Those that are asked about or added come later in lexicographic order. */
    private sealed interface Front {
        boolean dominates(double[] losses);

        void add(double[] losses);
    }

    /** The first loss of later ones is no smaller, so two others decide. */
    private static final class Flat implements Front {
        private final Staircase staircase = new Staircase(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

        @Override
        public boolean dominates(double[] losses) {
            return staircase.covers(at(losses, 1), at(losses, 2));
        }

        @Override
        public void add(double[] losses) {
            staircase.add(at(losses, 1), at(losses, 2));
        }

        private static double at(double[] losses, int place) {
            return place < losses.length ? losses[place] : 0;
        }
    }

    private static final class Listed implements Front {
        private final List<double[]> members = new ArrayList<>();

        /** The latest first: they are nearest in the first loss. */
        @Override
        public boolean dominates(double[] losses) {
            for (int k = members.size() - 1; k >= 0; k--) {
                if (Vectors.isNoLarger(members.get(k), losses, 1)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void add(double[] losses) {
            members.add(losses);
        }
    }
}
