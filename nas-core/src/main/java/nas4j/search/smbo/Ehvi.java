package nas4j.search.smbo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.evaluate.pareto.ParetoFront;
import nas4j.predict.Normal;
import nas4j.predict.Prediction;
import nas4j.search.surrogate.Surrogate;
import nas4j.space.Genotype;

/**
 * Guides a search of up to three losses by how much an evaluation is expected to add to the volume that the results
 * dominate (Emmerich, Giannakoglou and Naujoks 2006, "Single- and multiobjective evolutionary optimization assisted by
 * Gaussian random field metamodels"). Each loss has a surrogate of its own; what it expects
 * is a normal score, and so a distribution of losses that need not be normal, of which quantiles are taken.
 *
 * <p>The volume's reference is fixed when the search begins to be guided, and stays: in each loss the worst of the random
 * design, and a tenth of the design's range beyond.
 */
final class Ehvi implements Guide {
    private static final double BEYOND = 3;
    private static final int QUANTILES = 32;
    /** Of the standard normal distribution, equally likely. */
    private static final double[] QUANTILE = IntStream.range(0, QUANTILES)
            .mapToDouble(q -> Normal.quantile((q + 0.5) / QUANTILES))
            .toArray();

    private final List<Surrogate> surrogates;
    private List<Double> reference = List.of();
    private List<Genotype> parents = List.of();
    private Uncovered uncovered = new Uncovered(List.of(), List.of(0.0));

    Ehvi(List<Surrogate> surrogates) {
        this.surrogates = surrogates;
    }

    @Override
    public void learn(Known known) {
        if (reference.isEmpty()) {
            reference = reference(known);
        }
        ParetoFront<Genotype> front = new ParetoFront<>(surrogates.size());
        List<Genotype> all = known.allGenotypes();
        List<List<Double>> losses = new ArrayList<>();
        for (int k = 0; k < surrogates.size(); k++) {
            losses.add(known.allLosses(k));
            surrogates.get(k).fit(all, losses.getLast());
        }
        for (int row = 0; row < all.size(); row++) {
            int place = row;
            front.add(losses.stream().map(loss -> loss.get(place)).toList(), all.get(row));
        }
        parents = front.entries().stream().map(ParetoFront.Entry::item).toList();
        uncovered = new Uncovered(front.losses(), reference);
    }

    private List<Double> reference(Known known) {
        List<Double> worst = new ArrayList<>();
        for (int k = 0; k < surrogates.size(); k++) {
            int loss = k;
            double least = known.losses().stream()
                    .mapToDouble(vector -> vector.get(loss))
                    .min()
                    .orElseThrow();
            double most = known.losses().stream()
                    .mapToDouble(vector -> vector.get(loss))
                    .max()
                    .orElseThrow();
            worst.add(most + (most > least ? BEYOND * (most - least) : 1));
        }
        return worst;
    }

    @Override
    public List<Genotype> parents() {
        return parents;
    }

    @Override
    public double[] promises(List<Genotype> genotypes) {
        List<List<Prediction>> scores = surrogates.stream()
                .map(surrogate -> surrogate.scores(genotypes))
                .toList();
        double[] promises = new double[genotypes.size()];
        double[][] losses = new double[surrogates.size()][QUANTILES];
        for (int c = 0; c < promises.length; c++) {
            for (int k = 0; k < losses.length; k++) {
                Prediction score = scores.get(k).get(c);
                for (int q = 0; q < QUANTILES; q++) {
                    losses[k][q] = surrogates.get(k).loss(score.mean() + score.std() * QUANTILE[q]);
                }
            }
            promises[c] = uncovered.expectedGain(losses);
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
