package nas4j.search.evolution;

import io.jenetics.Chromosome;
import io.jenetics.Mutator;
import io.jenetics.MutatorResult;
import io.jenetics.util.MSeq;
import java.util.random.RandomGenerator;

/**
 * Changes each answer with the same probability, independently; the mutator of Jenetics would change many answers of few
 * genotypes.
 */
final class AnswerMutator extends Mutator<AnswerGene, Integer> {
    private final double rate;

    AnswerMutator(double rate) {
        super(1);
        this.rate = rate;
    }

    @Override
    protected MutatorResult<Chromosome<AnswerGene>> mutate(
            Chromosome<AnswerGene> chromosome, double p, RandomGenerator random) {
        MSeq<AnswerGene> genes = MSeq.of(chromosome);
        int mutations = 0;
        for (int k = 0; k < genes.length(); k++) {
            if (random.nextDouble() < rate) {
                genes.set(k, genes.get(k).another());
                mutations++;
            }
        }
        return new MutatorResult<>(chromosome.newInstance(genes.toISeq()), mutations);
    }
}
