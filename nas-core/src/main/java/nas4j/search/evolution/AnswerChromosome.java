package nas4j.search.evolution;

import io.jenetics.Chromosome;
import io.jenetics.util.ISeq;

/** An answer to every decision of a space, in the space's order. */
record AnswerChromosome(ISeq<AnswerGene> genes) implements Chromosome<AnswerGene> {
    @Override
    public Chromosome<AnswerGene> newInstance(ISeq<AnswerGene> others) {
        return new AnswerChromosome(others);
    }

    @Override
    public Chromosome<AnswerGene> newInstance() {
        return new AnswerChromosome(genes.map(AnswerGene::newInstance));
    }

    @Override
    public AnswerGene get(int decision) {
        return genes.get(decision);
    }

    @Override
    public int length() {
        return genes.length();
    }

    @Override
    public boolean isValid() {
        return genes.forAll(AnswerGene::isValid);
    }
}
