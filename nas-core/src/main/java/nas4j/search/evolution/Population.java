package nas4j.search.evolution;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.space.Genotype;

/** The latest members, up to a number: a new one takes the place of the oldest. */
final class Population {
    private final List<Genotype> genotypes = new ArrayList<>();
    /** Of the genotypes; beside each other, as a sample looks at many losses and one genotype. */
    private final double[] losses;

    private int oldest;

    /** @param most at least 1 */
    Population(int most) {
        losses = new double[most];
    }

    boolean isEmpty() {
        return genotypes.isEmpty();
    }

    void add(Genotype genotype, double loss) {
        if (genotypes.size() < losses.length) {
            losses[genotypes.size()] = loss;
            genotypes.add(genotype);
        } else {
            losses[oldest] = loss;
            genotypes.set(oldest, genotype);
            oldest = (oldest + 1) % losses.length;
        }
    }

    /** The best of {@code drawn} members, drawn with replacement. There must be a member. */
    Genotype best(int drawn, RandomGenerator random) {
        int best = random.nextInt(genotypes.size());
        for (int k = 1; k < drawn; k++) {
            int other = random.nextInt(genotypes.size());
            best = losses[other] < losses[best] ? other : best;
        }
        return genotypes.get(best);
    }
}
