package nas4j.search.linas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import nas4j.evaluate.pareto.NonDominatedSorting;
import nas4j.space.Genotype;

/** Takes genotypes rank by rank, in each rank always the one whose losses are farthest from all that were taken. */
final class Spread {
    private final Ordered ordered;
    private final List<Integer> taken = new ArrayList<>();

    private Spread(Ordered ordered) {
        this.ordered = ordered;
    }

    /** At most so many that are not left out. */
    static List<Genotype> most(Ordered ordered, Predicate<Genotype> leftOut, int count) {
        List<Integer> open = IntStream.range(0, ordered.genotypes().size())
                .filter(k -> !leftOut.test(ordered.genotypes().get(k)))
                .boxed()
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        Ordered left = new Ordered(
                open.stream().map(ordered.genotypes()::get).toList(),
                open.stream().map(ordered.losses()::get).toList());
        Spread spread = new Spread(left);
        spread.take(NonDominatedSorting.ranks(left.losses()), count);
        return spread.taken.stream().map(left.genotypes()::get).toList();
    }

    private void take(int[] ranks, int count) {
        for (int rank = 0; taken.size() < Math.min(count, ranks.length); rank++) {
            int now = rank;
            List<Integer> open = new ArrayList<>(IntStream.range(0, ranks.length)
                    .filter(k -> ranks[k] == now)
                    .boxed()
                    .toList());
            while (!open.isEmpty() && taken.size() < count) {
                int place = farthest(open);
                taken.add(open.remove(place));
            }
        }
    }

    /** The place of the first that is farthest from those taken. */
    private int farthest(List<Integer> open) {
        int best = 0;
        double most = -1;
        for (int k = 0; k < open.size(); k++) {
            double distance = Double.MAX_VALUE;
            for (int other : taken) {
                distance = Math.min(distance, distance(open.get(k), other));
            }
            if (distance > most) {
                most = distance;
                best = k;
            }
        }
        return best;
    }

    private double distance(int one, int other) {
        double sum = 0;
        for (int k = 0; k < ordered.losses().get(one).size(); k++) {
            double apart = ordered.losses().get(one).get(k)
                    - ordered.losses().get(other).get(k);
            sum += apart * apart;
        }
        return sum;
    }
}
