package nas4j.search.linas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.evaluate.pareto.NonDominatedSorting;
import nas4j.space.Genotype;

/**
 * Genotypes in the order of NSGA-II: by the rank of their losses, equal ones by their crowding distance, the loneliest
 * first.
 *
 * @param losses of the genotypes, in their order
 */
record Ordered(List<Genotype> genotypes, List<List<Double>> losses) {
    Ordered {
        genotypes = List.copyOf(genotypes);
        losses = List.copyOf(losses);
    }

    static Ordered of(List<Genotype> genotypes, List<List<Double>> losses) {
        int[] ranks = NonDominatedSorting.ranks(losses);
        double[] distances = distances(ranks, losses);
        List<Integer> order = IntStream.range(0, ranks.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(k -> ranks[k]).thenComparingDouble(k -> -distances[k]))
                .toList();
        return new Ordered(
                order.stream().map(genotypes::get).toList(),
                order.stream().map(losses::get).toList());
    }

    /** These and some more. */
    Ordered and(List<Genotype> others, List<List<Double>> theirLosses) {
        List<Genotype> allGenotypes = new ArrayList<>(genotypes);
        allGenotypes.addAll(others);
        List<List<Double>> allLosses = new ArrayList<>(losses);
        allLosses.addAll(theirLosses);
        return of(allGenotypes, allLosses);
    }

    /** The best, as many at most. */
    Ordered first(int count) {
        int kept = Math.min(count, genotypes.size());
        return new Ordered(genotypes.subList(0, kept), losses.subList(0, kept));
    }

    /** For each vector, the perimeter of the box between its neighbours of the same rank; infinite at the ends. */
    private static double[] distances(int[] ranks, List<List<Double>> losses) {
        double[] distances = new double[ranks.length];
        int objectives = losses.isEmpty() ? 0 : losses.getFirst().size();
        for (int k = 0; k < objectives; k++) {
            int loss = k;
            int[] order = IntStream.range(0, ranks.length)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingInt(row -> ranks[row])
                            .thenComparingDouble(row -> losses.get(row).get(loss)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int from = 0; from < order.length; ) {
                int to = from;
                while (to < order.length && ranks[order[to]] == ranks[order[from]]) {
                    to++;
                }
                addGaps(Arrays.copyOfRange(order, from, to), loss, losses, distances);
                from = to;
            }
        }
        return distances;
    }

    private static void addGaps(int[] front, int loss, List<List<Double>> losses, double[] distances) {
        int last = front.length - 1;
        double range = losses.get(front[last]).get(loss) - losses.get(front[0]).get(loss);
        distances[front[0]] = Double.POSITIVE_INFINITY;
        distances[front[last]] = Double.POSITIVE_INFINITY;
        for (int k = 1; k < last && range > 0; k++) {
            double gap = losses.get(front[k + 1]).get(loss)
                    - losses.get(front[k - 1]).get(loss);
            distances[front[k]] += gap / range;
        }
    }
}
