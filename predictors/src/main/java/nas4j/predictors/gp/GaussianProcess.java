package nas4j.predictors.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.algebra.Cholesky;
import nas4j.predict.GaussianRanks;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predictors.features.Remembered;
import nas4j.predictors.features.Rows;
import nas4j.space.Genotype;
import org.jspecify.annotations.Nullable;

/**
 * A Gaussian process on the normal scores of the values' ranks (Rasmussen and Williams 2006, "Gaussian processes for machine
 * learning", algorithm 2.1). What it answers depends on the rows alone.
 *
 * <p>A further row costs O(n²), a prediction O(n²) as well; two things bound them.
 *
 * <ul>
 *   <li>Parameters are those that are most likely given the first m rows, where m is the largest of 4, 8, 12, … (each one
 *       fifth larger than the one before, at least 4) that is not above n; of these at most {@value #MOST_FOR_PARAMETERS},
 *       the lowest half and an even share of the others.
 *   <li>Of more than {@value #MOST_ROWS} rows it learns from the lowest, the latest, and a share of the others drawn by their
 *       hashes.
 * </ul>
 *
 * @param <F> features of one genotype
 */
public final class GaussianProcess<F> implements PerformancePredictor {
    private static final int FIRST_PARAMETERS = 4;
    private static final int MOST_FOR_PARAMETERS = 200;
    private static final int MOST_ROWS = 800;
    private static final int LATEST = 200;
    private static final int LOWEST = 300;

    private final List<Kernel<F>> kernels;
    private final Remembered<F> features;
    private final Cholesky cholesky = new Cholesky();
    private final List<F> rows = new ArrayList<>();
    private GaussianRanks ranks = GaussianRanks.of(List.of(0.0));
    private double[] alpha = {};
    private @Nullable Choice<F> choice;

    /**
     * Knows nothing yet.
     *
     * @param kernels of which the one with the greatest marginal likelihood is used; they compare the same features
     */
    public GaussianProcess(List<Kernel<F>> kernels) {
        this.kernels = List.copyOf(kernels);
        features = new Remembered<>(kernels.getFirst()::features);
    }

    @Override
    public void fit(List<Genotype> genotypes, List<Double> values) {
        Rows.require(genotypes, values);
        ranks = GaussianRanks.of(values);
        Choice<F> chosen = choose(genotypes, values);
        if (!chosen.equals(choice)) {
            choice = chosen;
            cholesky.truncate(0);
        }
        int[] places = places(genotypes, values);
        List<F> now = IntStream.of(places)
                .mapToObj(place -> features.apply(genotypes.get(place)))
                .toList();
        int same = 0;
        while (same < Math.min(cholesky.size(), now.size()) && now.get(same).equals(rows.get(same))) {
            same++;
        }
        cholesky.truncate(same);
        rows.subList(same, rows.size()).clear();
        for (F row : now.subList(same, now.size())) {
            rows.add(row);
            cholesky.append(covariances(chosen, row));
        }
        alpha = IntStream.of(places).mapToDouble(ranks::score).toArray();
        cholesky.forward(alpha);
        cholesky.backward(alpha);
    }

    private double[] covariances(Choice<F> chosen, F row) {
        double[] covariances = new double[rows.size()];
        for (int k = 0; k < covariances.length; k++) {
            covariances[k] = chosen.at.value(row, rows.get(k));
        }
        covariances[covariances.length - 1] += chosen.noise;
        return covariances;
    }

    /** The kernel with its parameters; those of the call before if nothing that they depend on has changed. */
    private Choice<F> choose(List<Genotype> genotypes, List<Double> values) {
        int first = 0;
        for (int next = FIRST_PARAMETERS; next <= genotypes.size(); next += Math.max(FIRST_PARAMETERS, next / 5)) {
            first = next;
        }
        if (first == 0) {
            return reuse(List.of(features.apply(genotypes.getFirst())), new double[0]);
        }
        GaussianRanks scores = GaussianRanks.of(values.subList(0, first));
        int[] places = first <= MOST_FOR_PARAMETERS ? IntStream.range(0, first).toArray() : lowestAndSomeOthers(scores);
        List<F> some = IntStream.of(places)
                .mapToObj(place -> features.apply(genotypes.get(place)))
                .toList();
        return reuse(some, IntStream.of(places).mapToDouble(scores::score).toArray());
    }

    private Choice<F> reuse(List<F> some, double[] scores) {
        return choice != null && choice.isFor(some, scores) ? choice : new Choice<>(kernels, some, scores);
    }

    private static int[] lowestAndSomeOthers(GaussianRanks scores) {
        int[] ordered = byScore(scores);
        int lowest = MOST_FOR_PARAMETERS / 2;
        double apart = (ordered.length - lowest) / (double) lowest;
        return IntStream.range(0, MOST_FOR_PARAMETERS)
                .map(k -> k < lowest ? ordered[k] : ordered[(int) (lowest + (k - lowest) * apart)])
                .toArray();
    }

    private static int[] byScore(GaussianRanks scores) {
        return IntStream.range(0, scores.size())
                .boxed()
                .sorted(Comparator.comparingDouble(scores::score))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The rows to learn from, ascending, the latest at the end. */
    private static int[] places(List<Genotype> genotypes, List<Double> values) {
        int n = genotypes.size();
        if (n <= MOST_ROWS) {
            return IntStream.range(0, n).toArray();
        }
        int old = n - n % LATEST;
        int kept = MOST_ROWS - LATEST;
        int[] ordered = byScore(GaussianRanks.of(values.subList(0, old)));
        Stream<Integer> drawn = IntStream.of(Arrays.copyOfRange(ordered, LOWEST, old))
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(
                                place -> genotypes.get(place).hash())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(kept - LOWEST);
        IntStream both = IntStream.concat(IntStream.of(ordered).limit(LOWEST), drawn.mapToInt(Integer::intValue));
        return IntStream.concat(both.sorted(), IntStream.range(old, n)).toArray();
    }

    @Override
    public List<Prediction> predict(List<Genotype> genotypes) {
        if (choice == null) {
            throw new IllegalStateException("nothing was learnt yet");
        }
        List<Prediction> predictions = new ArrayList<>(genotypes.size());
        double[][] block = new double[rows.size()][Cholesky.BLOCK];
        for (int from = 0; from < genotypes.size(); from += Cholesky.BLOCK) {
            predict(
                    genotypes.subList(from, Math.min(genotypes.size(), from + Cholesky.BLOCK)),
                    choice.at,
                    block,
                    predictions);
        }
        return predictions;
    }

    private void predict(List<Genotype> genotypes, Kernel.At<F> at, double[][] block, List<Prediction> predictions) {
        double[] means = new double[genotypes.size()];
        double[] variances = new double[genotypes.size()];
        for (int c = 0; c < means.length; c++) {
            F row = features.apply(genotypes.get(c));
            variances[c] = at.value(row, row);
            for (int k = 0; k < block.length; k++) {
                double covariance = at.value(row, rows.get(k));
                block[k][c] = covariance;
                means[c] += covariance * alpha[k];
            }
        }
        cholesky.forward(block);
        for (int c = 0; c < means.length; c++) {
            double explained = 0;
            for (double[] numbers : block) {
                explained += numbers[c] * numbers[c];
            }
            predictions.add(ranks.prediction(means[c], Math.sqrt(Math.max(0, variances[c] - explained))));
        }
    }

    /** A kernel with parameters, and what these depend on. */
    private static final class Choice<F> {
        private final List<F> rows;
        private final double[] scores;
        private final Kernel.At<F> at;
        private final double noise;

        /** @param scores as many as there are rows, or none: then nothing is known of them */
        Choice(List<Kernel<F>> kernels, List<F> rows, double[] scores) {
            this.rows = rows;
            this.scores = scores;
            Kernel<F> kernel = kernels.getFirst();
            Evidence.Found most = new Evidence<>(kernel, rows, scores).prior();
            if (scores.length > 0) {
                most = new Evidence<>(kernel, rows, scores).best();
                for (Kernel<F> other : kernels.subList(1, kernels.size())) {
                    Evidence.Found found = new Evidence<>(other, rows, scores).best();
                    if (found.evidence() > most.evidence()) {
                        most = found;
                        kernel = other;
                    }
                }
            }
            at = kernel.at(most.numbers());
            noise = most.noise();
        }

        boolean isFor(List<F> rows, double[] scores) {
            return this.rows.equals(rows) && Arrays.equals(this.scores, scores);
        }
    }
}
