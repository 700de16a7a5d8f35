package nas4j.search.evolution;

import io.jenetics.Gene;
import io.jenetics.util.RandomRegistry;

/**
 * The answer to one decision, which need not exist: then the answer sleeps until it does.
 *
 * @param allele the option, from 0
 * @param options of the decision
 */
record AnswerGene(Integer allele, int options) implements Gene<Integer, AnswerGene> {
    @Override
    public AnswerGene newInstance() {
        return new AnswerGene(RandomRegistry.random().nextInt(options), options);
    }

    @Override
    public AnswerGene newInstance(Integer value) {
        return new AnswerGene(value, options);
    }

    /** Another answer, drawn uniformly; the same if there is no other. */
    AnswerGene another() {
        return options == 1
                ? this
                : newInstance((allele + 1 + RandomRegistry.random().nextInt(options - 1)) % options);
    }

    @Override
    public boolean isValid() {
        return allele >= 0 && allele < options;
    }
}
