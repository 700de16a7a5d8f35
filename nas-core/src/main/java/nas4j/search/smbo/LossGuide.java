package nas4j.search.smbo;

import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.predict.Prediction;
import nas4j.search.surrogate.Surrogate;
import nas4j.space.Genotype;

/** Guides a search of one loss by an acquisition, in normal scores of ranks. */
final class LossGuide implements Guide {
    private static final int PARENTS = 10;

    private final Surrogate surrogate;
    private final Acquisition acquisition;
    private final RandomGenerator random;
    private List<Genotype> parents = List.of();
    private double best;

    LossGuide(Surrogate surrogate, Acquisition acquisition, RandomGenerator random) {
        this.surrogate = surrogate;
        this.acquisition = acquisition;
        this.random = random;
    }

    @Override
    public void learn(Known known) {
        surrogate.fit(known.allGenotypes(), known.allLosses(0));
        best = Double.POSITIVE_INFINITY;
        for (int k = 0; k < known.genotypes().size(); k++) {
            best = Math.min(best, surrogate.score(k));
        }
        parents = known.best(PARENTS, known.allLosses(0));
    }

    @Override
    public List<Genotype> parents() {
        return parents;
    }

    @Override
    public double[] promises(List<Genotype> genotypes) {
        return surrogate.scores(genotypes).stream()
                .mapToDouble(score -> acquisition.of(score, best, random))
                .toArray();
    }

    @Override
    public double weighted(double promise, double probability) {
        return acquisition.weighted(promise, probability);
    }

    @Override
    public List<Double> believed(Genotype genotype) {
        Prediction score = surrogate.scores(List.of(genotype)).getFirst();
        return List.of(surrogate.loss(score.mean()));
    }
}
