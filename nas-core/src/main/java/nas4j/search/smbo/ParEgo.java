package nas4j.search.smbo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.predict.Normal;
import nas4j.predict.Prediction;
import nas4j.search.surrogate.Surrogate;
import nas4j.space.Genotype;

/**
 * Guides a search of several losses by the expected improvement of one that combines them: the augmented Chebyshev loss
 * maxₖ wₖfₖ + ρ Σₖ wₖfₖ, with weights drawn anew each time, uniformly from those that sum to 1 (Knowles 2006, "ParEGO",
 * equation 2). Losses are normalised: 0 for the least so far, 1 for the ninth of ten in order, as the worst can be far off.
 *
 * <p>Each loss has a surrogate of its own, and the expectation is over draws from all of them (Daulton, Balandat and Bakshy
 * 2020, "Differentiable expected hypervolume improvement", qParEGO), the same quantiles for each candidate: what was learnt
 * of a loss serves all weights.
 */
final class ParEgo implements Guide {
    /** ρ. */
    private static final double AUGMENTATION = 0.05;

    private static final int DRAWS = 32;
    private static final int PARENTS = 10;
    private static final double NORMAL_SHARE = 0.9;

    private final List<Surrogate> surrogates;
    private final RandomGenerator random;
    private final double[][] draws;
    private final double[] weights;
    private final double[] least;
    private final double[] scale;
    private List<Genotype> parents = List.of();
    private double best;

    ParEgo(List<Surrogate> surrogates, RandomGenerator random) {
        this.surrogates = surrogates;
        this.random = random;
        int objectives = surrogates.size();
        draws = draws(objectives);
        weights = new double[objectives];
        least = new double[objectives];
        scale = new double[objectives];
    }

    /** Points of an additive recurrence, which fill the cube evenly, as normal numbers (Roberts 2018, R sequence). */
    private static double[][] draws(int objectives) {
        double root = 2;
        for (int step = 0; step < 64; step++) {
            root = Math.pow(1 + root, 1.0 / (objectives + 1));
        }
        double[][] draws = new double[DRAWS][objectives];
        for (int k = 0; k < objectives; k++) {
            double step = Math.pow(root, -1.0 - k);
            for (int draw = 0; draw < DRAWS; draw++) {
                double place = (0.5 + step * (draw + 1)) % 1;
                draws[draw][k] = Normal.quantile(Math.clamp(place, 1e-6, 1 - 1e-6));
            }
        }
        return draws;
    }

    @Override
    public void learn(Known known) {
        drawWeights();
        for (int k = 0; k < weights.length; k++) {
            List<Double> losses = known.allLosses(k);
            surrogates.get(k).fit(known.allGenotypes(), losses);
            List<Double> sorted = losses.stream().sorted().toList();
            least[k] = sorted.getFirst();
            double range = sorted.get((int) (NORMAL_SHARE * (sorted.size() - 1))) - least[k];
            scale[k] = range > 0 ? 1 / range : 1;
        }
        List<Double> combined = new ArrayList<>();
        for (List<Double> losses : known.losses()) {
            combined.add(combined(losses));
        }
        best = combined.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        parents = known.best(PARENTS, combined);
    }

    /** Uniform on the simplex: the gaps between sorted uniform numbers are as exponential numbers, divided by their sum. */
    private void drawWeights() {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = random.nextExponential();
            sum += weights[k];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= sum;
        }
    }

    private double combined(List<Double> losses) {
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            double part = weights[k] * (losses.get(k) - least[k]) * scale[k];
            most = Math.max(most, part);
            sum += part;
        }
        return most + AUGMENTATION * sum;
    }

    @Override
    public List<Genotype> parents() {
        return parents;
    }

    @Override
    public double[] promises(List<Genotype> genotypes) {
        List<List<Prediction>> scores = new ArrayList<>();
        surrogates.forEach(surrogate -> scores.add(surrogate.scores(genotypes)));
        double[] promises = new double[genotypes.size()];
        for (int c = 0; c < promises.length; c++) {
            for (double[] draw : draws) {
                List<Double> losses = new ArrayList<>(weights.length);
                for (int k = 0; k < weights.length; k++) {
                    Prediction score = scores.get(k).get(c);
                    losses.add(surrogates.get(k).loss(score.mean() + score.std() * draw[k]));
                }
                promises[c] += Math.max(0, best - combined(losses)) / DRAWS;
            }
        }
        return promises;
    }

    @Override
    public List<Double> believed(Genotype genotype) {
        return surrogates.stream()
                .map(surrogate -> surrogate.losses(List.of(genotype)).getFirst().mean())
                .toList();
    }
}
