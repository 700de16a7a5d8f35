package nas4j.experiments.graphs;

import java.util.List;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/** A way to predict a task with few labels by help of one with many. */
interface Rival {

    /**
     * Networks with a label each.
     *
     * @param task name of the measurement
     */
    record Labelled(String task, List<Genotype> genotypes, List<Double> labels) {}

    /** Predictions, in whatever unit, of the target task for each of the networks asked for. */
    List<Double> predict(SearchSpace space, Labelled source, Labelled target, List<Genotype> asked, long seed);
}
