package nas4j.search.evolution;

import java.util.ArrayList;
import java.util.List;

/**
 * Members of lower rank first, and within a rank those of the reference direction with the fewest members so far. Deb and
 * Jain 2014, "An evolutionary many-objective optimization algorithm using reference-point-based nondominated sorting
 * approach, part I: solving problems with box constraints" (NSGA-III). Where the paper draws, the nearest to its direction
 * comes first.
 */
final class Niches implements Survival {
    private final int population;

    /** @param population there are at most so many reference directions */
    Niches(int population) {
        this.population = population;
    }

    /** A member with its direction and its distance from that. */
    private record Placed(Member member, int direction, double distance) {}

    @Override
    public List<Member> best(List<Member> members, int count) {
        List<Member> best = new ArrayList<>(count);
        if (count == 0) {
            return best;
        }
        List<List<Member>> fronts = enough(Crowding.fronts(members), count);
        Directions directions = Directions.of(members.getFirst().losses().size(), population);
        Intercepts intercepts = Intercepts.of(
                fronts.stream().flatMap(List::stream).map(Niches::numbers).toList(),
                fronts.getFirst().size());
        int[] taken = new int[directions.size()];
        for (List<Member> front : fronts) {
            List<Placed> left = new ArrayList<>();
            front.forEach(member -> left.add(place(member, directions, intercepts)));
            while (best.size() < count && !left.isEmpty()) {
                Placed next = left.remove(next(left, taken));
                taken[next.direction]++;
                best.add(next.member);
            }
        }
        return best;
    }

    private static double[] numbers(Member member) {
        return member.losses().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The first fronts, as many as have enough members together. */
    private static List<List<Member>> enough(List<List<Member>> fronts, int count) {
        int last = 0;
        for (int sum = fronts.getFirst().size();
                sum < count;
                sum += fronts.get(last).size()) {
            last++;
        }
        return fronts.subList(0, last + 1);
    }

    private static Placed place(Member member, Directions directions, Intercepts intercepts) {
        double[] scaled = intercepts.scale(numbers(member));
        int nearest = directions.nearest(scaled);
        return new Placed(member, nearest, directions.distance(scaled, nearest));
    }

    private static int next(List<Placed> left, int[] taken) {
        int next = 0;
        for (int k = 1; k < left.size(); k++) {
            int fewer = Integer.compare(taken[left.get(k).direction], taken[left.get(next).direction]);
            boolean nearer = left.get(k).distance < left.get(next).distance;
            next = fewer < 0 || (fewer == 0 && nearer) ? k : next;
        }
        return next;
    }
}
