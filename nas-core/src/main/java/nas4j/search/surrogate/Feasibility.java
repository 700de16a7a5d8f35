package nas4j.search.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nas4j.predict.Normal;
import nas4j.predict.Prediction;
import nas4j.space.Genotype;

/**
 * How likely genotypes are to have losses at all, learnt from those that had and those that had not: least-squares
 * classification, in which the probability is that of a prediction on the right side of the middle (Rasmussen and Williams
 * 2006, "Gaussian processes for machine learning", section 6.5). For one thread.
 */
public final class Feasibility {
    /** Nothing is taken for impossible. */
    private static final double LEAST = 1e-9;
    /** Nor is anything known better than so. */
    private static final double LEAST_STD = 0.05;

    private final Surrogate surrogate;
    /** In the order they were told: what is learnt from grows at its end. */
    private final List<Genotype> genotypes = new ArrayList<>();

    private final List<Double> failed = new ArrayList<>();
    private boolean active;

    /** @param surrogate of its own, that knows nothing yet */
    public Feasibility(Surrogate surrogate) {
        this.surrogate = surrogate;
    }

    /** Notes one that was told of, with losses or without. */
    public void tell(Genotype genotype, boolean complete) {
        genotypes.add(genotype);
        failed.add(complete ? 0.0 : 1.0);
    }

    /** Learns from all that was told. */
    public void learn() {
        active = failed.contains(0.0) && failed.contains(1.0);
        if (active) {
            surrogate.fit(genotypes, failed);
        }
    }

    /** A probability for each genotype, in their order: 1 while nothing was told without losses. */
    public double[] probabilities(List<Genotype> asked) {
        double[] probabilities = new double[asked.size()];
        Arrays.fill(probabilities, 1);
        if (active && !asked.isEmpty()) {
            List<Prediction> expected = surrogate.losses(asked);
            Arrays.setAll(probabilities, k -> probability(expected.get(k)));
        }
        return probabilities;
    }

    private static double probability(Prediction failed) {
        return Math.max(LEAST, Normal.distribution((0.5 - failed.mean()) / Math.max(LEAST_STD, failed.std())));
    }
}
