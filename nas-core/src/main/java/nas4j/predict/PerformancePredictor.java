package nas4j.predict;

import java.util.List;
import nas4j.space.Genotype;

/**
 * Learns one measurement from architectures for which it is known. The same seed, rows and order of calls give the same
 * predictions, bit for bit. For one thread.
 */
public interface PerformancePredictor {

    /**
     * Learns from these rows and nothing else. Where they begin with those of the call before, it may go on from there.
     *
     * @param genotypes of one space, at least 1; none need differ
     * @param values finite, one for each genotype
     * @throws IllegalArgumentException if there is no row, or numbers of rows differ
     */
    void fit(List<Genotype> genotypes, List<Double> values);

    /**
     * One prediction for each genotype, in their order.
     *
     * @throws IllegalStateException if it has learnt nothing yet
     */
    List<Prediction> predict(List<Genotype> genotypes);
}
