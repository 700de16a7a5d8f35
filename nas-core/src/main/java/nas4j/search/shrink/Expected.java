package nas4j.search.shrink;

import java.util.ArrayList;
import java.util.List;
import nas4j.predict.Normal;
import nas4j.predict.Prediction;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.surrogate.Feasibility;
import nas4j.search.surrogate.Surrogate;
import nas4j.space.Genotype;

/** What is expected of networks: how good they are, and what they cost where that is not counted. For one thread. */
final class Expected {
    static final int QUALITY = 0;
    static final int COST = 1;
    /** Nothing is known better than so, in the unit of the first loss: it keeps probabilities from being 0 or 1. */
    private static final double LEAST_STD = 1e-9;

    private final SearchProblem problem;
    private final Surrogate quality;
    private final Surrogate cost;
    private final Feasibility feasibility;
    private final List<Genotype> genotypes = new ArrayList<>();
    private final List<Double> qualities = new ArrayList<>();
    private final List<Double> costs = new ArrayList<>();
    private boolean costIsLearnt;

    /** @param surrogate the word that names what predicts */
    Expected(SearchProblem problem, String surrogate) {
        this.problem = problem;
        quality = Surrogate.open(problem.space(), surrogate, problem.seed());
        cost = Surrogate.open(problem.space(), surrogate, problem.seed());
        feasibility = new Feasibility(Surrogate.open(problem.space(), surrogate, problem.seed()));
    }

    void tell(Observation observation) {
        Genotype genotype = observation.suggestion().genotype();
        feasibility.tell(genotype, observation.isComplete());
        if (observation.isComplete()) {
            genotypes.add(genotype);
            qualities.add(observation.losses().get(QUALITY));
            costs.add(observation.losses().get(COST));
            costIsLearnt |= Double.isNaN(problem.known().of(genotype, COST));
        }
    }

    /** Whether nothing that is known forbids it. */
    boolean mayBeEvaluated(Genotype genotype) {
        return problem.known().of(genotype, COST) != Double.POSITIVE_INFINITY;
    }

    /** Whether there is enough to learn from. */
    boolean isKnown() {
        return genotypes.size() > 1;
    }

    /** Learns from all that was told. */
    void learn() {
        quality.fit(genotypes, qualities);
        feasibility.learn();
        if (costIsLearnt) {
            cost.fit(genotypes, costs);
        }
    }

    /** The first loss that is expected. */
    double quality(Genotype genotype) {
        return quality.losses(List.of(genotype)).getFirst().mean();
    }

    /** For each network, how likely its first loss is at most so much, and there is one at all. */
    double[] probabilities(List<Genotype> asked, double most) {
        double[] probabilities = feasibility.probabilities(asked);
        List<Prediction> predictions = asked.isEmpty() ? List.of() : quality.losses(asked);
        for (int k = 0; k < probabilities.length; k++) {
            Prediction expected = predictions.get(k);
            probabilities[k] *= Normal.distribution((most - expected.mean()) / Math.max(LEAST_STD, expected.std()));
        }
        return probabilities;
    }

    /** The second loss of each network, counted or else expected; infinite if it cannot be evaluated. */
    List<Double> costs(List<Genotype> asked) {
        List<Double> found = new ArrayList<>();
        for (Genotype genotype : asked) {
            double known = problem.known().of(genotype, COST);
            found.add(
                    Double.isNaN(known)
                            ? cost.losses(List.of(genotype)).getFirst().mean()
                            : known);
        }
        return found;
    }
}
