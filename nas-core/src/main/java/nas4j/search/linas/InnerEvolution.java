package nas4j.search.linas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import nas4j.search.quantize.Founders;
import nas4j.space.Genotype;
import nas4j.space.Variation;

/**
 * NSGA-II on losses that cost nothing (Deb et al. 2002, "A fast and elitist multiobjective genetic algorithm: NSGA-II"):
 * binary tournaments, uniform crossover and mutation; of parents and children the better half lives on. No genotype is
 * twice in a population.
 */
final class InnerEvolution {
    private static final int POPULATION = 100;
    private static final int GENERATIONS = 25;
    private static final double CROSSOVER_SHARE = 0.9;

    private final Founders founders;
    private final RandomGenerator random;
    private final Function<List<Genotype>, List<List<Double>>> losses;

    /** @param losses of genotypes, in their order */
    InnerEvolution(Founders founders, RandomGenerator random, Function<List<Genotype>, List<List<Double>>> losses) {
        this.founders = founders;
        this.random = random;
        this.losses = losses;
    }

    /** The last population, best first; it begins with the given genotypes and random ones. */
    Ordered evolve(List<Genotype> known) {
        Set<Genotype> first = new LinkedHashSet<>(known);
        for (int k = 0; k < POPULATION; k++) {
            first.add(founders.draw());
        }
        Ordered population = ordered(List.copyOf(first));
        for (int generation = 0; generation < GENERATIONS; generation++) {
            population = next(population);
        }
        return population;
    }

    private Ordered ordered(List<Genotype> genotypes) {
        return Ordered.of(genotypes, losses.apply(genotypes)).first(POPULATION);
    }

    private Ordered next(Ordered parents) {
        Set<Genotype> seen = new HashSet<>(parents.genotypes());
        List<Genotype> children = new ArrayList<>();
        for (int k = 0; k < POPULATION; k++) {
            Genotype child = parent(parents);
            if (random.nextDouble() < CROSSOVER_SHARE) {
                child = Variation.crossover(child, parent(parents), random);
            }
            child = Variation.mutate(child, random);
            if (seen.add(child)) {
                children.add(child);
            }
        }
        if (children.isEmpty()) {
            return parents;
        }
        return parents.and(children, losses.apply(children)).first(POPULATION);
    }

    /** The better of two, which stands first. */
    private Genotype parent(Ordered parents) {
        int n = parents.genotypes().size();
        return parents.genotypes().get(Math.min(random.nextInt(n), random.nextInt(n)));
    }
}
