package nas4j.search.evolution;

import io.jenetics.ext.moea.Pareto;
import io.jenetics.util.ISeq;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.evaluate.pareto.NonDominatedSorting;

/**
 * Members of lower rank first, and within a rank those with the larger crowding distance. Deb et al. 2002, "A fast and
 * elitist multiobjective genetic algorithm: NSGA-II", sections III-A and III-B. Distances are those of Jenetics, within each
 * front as in the paper; its selector takes them among all members, and compares each with each.
 */
final class Crowding implements Survival {
    @Override
    public List<Member> best(List<Member> members, int count) {
        List<Member> best = new ArrayList<>(count);
        for (List<Member> front : fronts(members)) {
            if (best.size() < count) {
                byDistance(front).stream().limit(count - best.size()).forEach(best::add);
            }
        }
        return best;
    }

    /** The members by rank. */
    static List<List<Member>> fronts(List<Member> members) {
        int[] ranks =
                NonDominatedSorting.ranks(members.stream().map(Member::losses).toList());
        List<List<Member>> fronts = new ArrayList<>();
        for (int k = 0; k < ranks.length; k++) {
            while (fronts.size() <= ranks[k]) {
                fronts.add(new ArrayList<>());
            }
            fronts.get(ranks[k]).add(members.get(k));
        }
        return fronts;
    }

    private static List<Member> byDistance(List<Member> front) {
        double[] distances = Pareto.crowdingDistance(
                ISeq.of(front),
                (one, other, k) ->
                        Double.compare(one.losses().get(k), other.losses().get(k)),
                (one, other, k) -> one.losses().get(k) - other.losses().get(k),
                member -> member.losses().size());
        return IntStream.range(0, front.size())
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -distances[k]))
                .map(front::get)
                .toList();
    }
}
