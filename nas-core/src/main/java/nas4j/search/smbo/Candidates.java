package nas4j.search.smbo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import nas4j.search.Proposed;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.Variation;

/**
 * Looks for genotypes of large promise that were not proposed: random ones, the most promising ones of the time before, and
 * those a few mutations away from the best known; then climbs from the most promising of these to their neighbours.
 */
final class Candidates {
    private static final int RANDOM = 150;
    private static final int MUTATED = 150;
    private static final int MOST_EDITS = 3;
    private static final int KEPT = 100;
    private static final int CLIMBS = 4;
    private static final int CLIMBERS = 3;
    private static final int MOST_NEIGHBOURS = 120;

    private final SearchSpace space;
    private final Proposed proposed;
    private final RandomGenerator random;
    private List<Genotype> kept = List.of();

    Candidates(SearchSpace space, Proposed proposed, RandomGenerator random) {
        this.space = space;
        this.proposed = proposed;
        this.random = random;
    }

    private record Candidate(Genotype genotype, double promise) {}

    /**
     * Those found, the most promising first.
     *
     * @param parents the best genotypes known
     * @param promises of genotypes, in their order
     */
    List<Genotype> find(List<Genotype> parents, Function<List<Genotype>, double[]> promises) {
        Set<Genotype> seen = new HashSet<>();
        List<Candidate> found = new ArrayList<>();
        score(beginning(parents), seen, promises, found);
        for (int climb = 0; climb < CLIMBS; climb++) {
            List<Genotype> neighbours = new ArrayList<>();
            for (Candidate candidate : found.subList(0, Math.min(found.size(), CLIMBERS))) {
                neighbours.addAll(someNeighbours(candidate.genotype));
            }
            if (!score(neighbours, seen, promises, found)) {
                break;
            }
        }
        List<Genotype> genotypes = found.stream().map(Candidate::genotype).toList();
        kept = List.copyOf(genotypes.subList(0, Math.min(KEPT, genotypes.size())));
        return genotypes;
    }

    private List<Genotype> beginning(List<Genotype> parents) {
        List<Genotype> beginning = new ArrayList<>(kept);
        for (int k = 0; k < RANDOM; k++) {
            beginning.add(space.sample(random));
        }
        for (int k = 0; k < MUTATED && !parents.isEmpty(); k++) {
            Genotype child = parents.get(k % parents.size());
            for (int edits = 1 + random.nextInt(MOST_EDITS); edits > 0; edits--) {
                child = Variation.mutate(child, random);
            }
            beginning.add(child);
        }
        return beginning;
    }

    private List<Genotype> someNeighbours(Genotype genotype) {
        List<Genotype> all = Variation.neighbours(genotype);
        if (all.size() <= MOST_NEIGHBOURS) {
            return all;
        }
        List<Genotype> some = new ArrayList<>();
        for (int k = 0; k < MOST_NEIGHBOURS; k++) {
            some.add(all.get(random.nextInt(all.size())));
        }
        return some;
    }

    /** Adds those that are new; whether there were any. */
    private boolean score(
            List<Genotype> genotypes,
            Set<Genotype> seen,
            Function<List<Genotype>, double[]> promises,
            List<Candidate> found) {
        List<Genotype> fresh = genotypes.stream()
                .filter(genotype -> !proposed.contains(genotype) && seen.add(genotype))
                .toList();
        double[] values = promises.apply(fresh);
        for (int k = 0; k < values.length; k++) {
            found.add(new Candidate(fresh.get(k), values[k]));
        }
        found.sort(Comparator.comparingDouble(Candidate::promise).reversed());
        return !fresh.isEmpty();
    }
}
