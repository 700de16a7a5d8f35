package nas4j.search.smbo;

import java.util.List;
import nas4j.space.Genotype;

/** What tells a sequential search where to look. For one thread. */
interface Guide {

    /** Learns from all that is known; at least two have losses. */
    void learn(Known known);

    /** The genotypes from which others may be reached that are better: at least one. */
    List<Genotype> parents();

    /** What evaluations promise, one number for each genotype, at least 0 unless {@link #weighted} says otherwise. */
    double[] promises(List<Genotype> genotypes);

    /** A promise that is kept with a probability only. */
    default double weighted(double promise, double probability) {
        return promise * probability;
    }

    /** The losses that are believed of a genotype until it is told of. */
    List<Double> believed(Genotype genotype);
}
