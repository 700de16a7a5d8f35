package nas4j.search.evolution;

import io.jenetics.Alterer;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.TournamentSelector;
import io.jenetics.UniformCrossover;
import io.jenetics.util.ISeq;
import io.jenetics.util.MSeq;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;
import nas4j.search.Proposed;
import nas4j.space.Costs;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * Children of pairs of parents: each parent the better of two, drawn with replacement; each pair crossed uniformly with
 * probability {@value #CROSSOVER}; then each answer changed with probability 1/n, n being the number of decisions that could
 * be answered otherwise. Selection and crossover are those of Jenetics, with the searcher's own generator.
 */
final class Breeding {
    private static final double CROSSOVER = 0.9;
    private static final int MOST_PAIRS = 50;
    private static final int PAIRS_PER_RATE = 5;

    private final SearchSpace space;
    private final Proposed proposed;
    private final RandomGenerator random;
    private final RandomRegistry.Runner scope;
    private final double rate;
    private final TournamentSelector<AnswerGene, Integer> selector = new TournamentSelector<>(2);
    /** Jenetics draws this for each of a pair, and crosses if one of the two is drawn. */
    private final Alterer<AnswerGene, Integer> crossover = new UniformCrossover<>(1 - Math.sqrt(1 - CROSSOVER), 0.5);

    private final Queue<Genotype> born = new ArrayDeque<>();
    private ISeq<Phenotype<AnswerGene, Integer>> parents = ISeq.empty();

    Breeding(SearchSpace space, Proposed proposed, RandomGenerator random) {
        this.space = space;
        this.proposed = proposed;
        this.random = random;
        scope = RandomRegistry.with(random);
        long open = space.decisions().stream()
                .filter(decision -> decision.options() > 1)
                .count();
        rate = 1.0 / Math.max(1, open);
    }

    /** From here on, children are of these, the best of which is the first. */
    void setParents(List<Genotype> best) {
        MSeq<Phenotype<AnswerGene, Integer>> all = MSeq.ofLength(best.size());
        for (int place = 0; place < best.size(); place++) {
            all.set(place, Phenotype.of(chromosome(best.get(place)), 1, place));
        }
        parents = all.toISeq();
    }

    /** Answers of decisions that do not exist are drawn uniformly. */
    private io.jenetics.Genotype<AnswerGene> chromosome(Genotype genotype) {
        MSeq<AnswerGene> genes = MSeq.ofLength(space.decisions().size());
        for (int k = 0; k < genes.length(); k++) {
            int options = space.decisions().get(k).options();
            int option = genotype.isActive(k) ? genotype.option(k) : random.nextInt(options);
            genes.set(k, new AnswerGene(option, options));
        }
        return io.jenetics.Genotype.of(new AnswerChromosome(genes.toISeq()));
    }

    /**
     * A child that was not proposed before and is now. Where pairs have only others, answers are changed with larger and
     * larger probability; empty after {@value #MOST_PAIRS} pairs.
     */
    Optional<Genotype> findFresh() {
        for (int pairs = 0; pairs < MOST_PAIRS && !parents.isEmpty(); pairs++) {
            if (born.isEmpty()) {
                breed(Math.min(0.5, rate * (1 + pairs / PAIRS_PER_RATE)));
            }
            while (!born.isEmpty()) {
                Genotype child = born.remove();
                if (space.violations(child, Costs.UNKNOWN).isEmpty() && proposed.add(child)) {
                    return Optional.of(child);
                }
            }
        }
        return Optional.empty();
    }

    private void breed(double mutationRate) {
        scope.run(() -> {
            ISeq<Phenotype<AnswerGene, Integer>> pair = selector.select(parents, 2, Optimize.MINIMUM);
            ISeq<Phenotype<AnswerGene, Integer>> crossed =
                    crossover.alter(pair, 1).population();
            new AnswerMutator(mutationRate).alter(crossed, 1).population().forEach(child -> born.add(genotype(child)));
        });
    }

    private Genotype genotype(Phenotype<AnswerGene, Integer> child) {
        int[] options = child.genotype().chromosome().stream()
                .mapToInt(AnswerGene::allele)
                .toArray();
        return space.genotype(options);
    }
}
