package nas4j.search.evolution;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.space.Variation;

/**
 * Aging evolution. Real et al. 2019, "Regularized evolution for image classifier architecture search", algorithm 1: P
 * random genotypes, then children of the best of S members, drawn with replacement; each joins the population, from which
 * the oldest goes.
 *
 * <p>Where the paper says nothing:
 *
 * <ul>
 *   <li>No genotype is proposed twice. A child that was proposed before is forgotten and another parent drawn; each tenth
 *       such child is one mutation further away. After a hundred, a fresh random genotype is proposed.
 *   <li>What failed or is infeasible does not join, and nobody goes for it. The population begins with those of the P
 *       random ones that have a loss, and grows to P; while it is empty, further random ones are proposed.
 *   <li>Suggestions in flight are not members yet: parents are drawn from what was told.
 * </ul>
 */
public final class RegularizedEvolution implements BlackBoxSearcher {
    private static final int MOST_CHILDREN = 100;
    private static final int CHILDREN_PER_DISTANCE = 10;

    private final RandomGenerator random;
    private final Proposed proposed;
    private final Population population;
    private final int sample;
    private int foundersLeft;

    /**
     * At its beginning.
     *
     * @param population P, at least 1
     * @param sample S, at least 1
     */
    public RegularizedEvolution(SearchProblem problem, int population, int sample) {
        problem.requireOneObjective(RegularizedEvolutionProvider.NAME);
        random = problem.random();
        proposed = new Proposed(problem.space(), random);
        this.population = new Population(population);
        this.sample = sample;
        foundersLeft = population;
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.upTo(count, this::findNext);
    }

    @Override
    public void observe(Observation observation) {
        if (observation.isComplete()) {
            population.add(observation.suggestion().genotype(), observation.loss());
        }
    }

    private Optional<Genotype> findNext() {
        if (foundersLeft > 0) {
            foundersLeft--;
        } else if (!population.isEmpty()) {
            return findChild().or(proposed::findFresh);
        }
        return proposed.findFresh();
    }

    private Optional<Genotype> findChild() {
        for (int children = 0; children < MOST_CHILDREN; children++) {
            Genotype child = population.best(sample, random);
            for (int distance = 0; distance <= children / CHILDREN_PER_DISTANCE; distance++) {
                child = Variation.mutate(child, random);
            }
            if (proposed.add(child)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }
}
