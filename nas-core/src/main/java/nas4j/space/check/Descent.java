package nas4j.space.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.space.Costs;
import nas4j.space.Genotype;
import nas4j.space.InfeasibleSpaceException;
import nas4j.space.SearchSpace;
import nas4j.space.Variation;

/**
 * Looks for a network that satisfies constraints over costs: from the nearest known ones, changes one decision at a time
 * and keeps what is not farther off.
 */
final class Descent {
    private static final int STARTS = 3;

    private final SearchSpace space;
    private final Examiner examiner;
    private final RandomGenerator random;

    /**
     * A descent.
     *
     * @param space its constraints over decisions hold on the whole way
     * @param examiner asks for the constraints that are to be satisfied
     */
    Descent(SearchSpace space, Examiner examiner, RandomGenerator random) {
        this.space = space;
        this.examiner = examiner;
        this.random = random;
    }

    /**
     * Looks until a network satisfies the constraints, or {@code tries} networks were built.
     *
     * @param known genotypes to start from; those that violate the space's constraints are left out
     * @return all networks examined; if one satisfies the constraints, it is the last
     */
    List<Examined> run(List<Genotype> known, int tries) {
        List<Examined> examined = new ArrayList<>();
        List<Genotype> starts = starts(known);
        for (int start = 0; start < starts.size(); start++) {
            int share = tries * (start + 1) / starts.size();
            if (descend(space.adopt(starts.get(start)), share, examined)) {
                break;
            }
        }
        return examined;
    }

    private List<Genotype> starts(List<Genotype> known) {
        List<Genotype> fitting =
                known.stream().filter(this::satisfiesDecisions).limit(STARTS).toList();
        if (!fitting.isEmpty()) {
            return fitting;
        }
        try {
            return List.of(space.sample(random));
        } catch (InfeasibleSpaceException _) {
            return List.of();
        }
    }

    private boolean satisfiesDecisions(Genotype genotype) {
        return space.violations(genotype, Costs.UNKNOWN).isEmpty();
    }

    private boolean descend(Genotype start, int tries, List<Examined> examined) {
        Genotype current = start;
        double distance = Double.POSITIVE_INFINITY;
        Genotype next = start;
        while (examined.size() < tries && !examiner.deadline().passed()) {
            Examined result = examiner.examine(next);
            examined.add(result);
            double reached = distance(result);
            if (reached == 0) {
                return true;
            }
            if (reached <= distance) {
                current = next;
                distance = reached;
            }
            next = mutate(current);
        }
        return false;
    }

    /** The same genotype where no other is found. */
    private Genotype mutate(Genotype genotype) {
        try {
            return Variation.mutate(genotype, random);
        } catch (InfeasibleSpaceException _) {
            return genotype;
        }
    }

    private static double distance(Examined examined) {
        return switch (examined) {
            case Examined.Built built -> built.distance();
            case Examined.Failed _ -> Double.MAX_VALUE;
        };
    }

    /** Genotypes of networks, those that are nearest to satisfying the constraints first. */
    static List<Genotype> nearestFirst(List<Examined.Built> built) {
        return built.stream()
                .sorted(Comparator.comparingDouble(Examined.Built::distance))
                .map(Examined.Built::genotype)
                .toList();
    }
}
