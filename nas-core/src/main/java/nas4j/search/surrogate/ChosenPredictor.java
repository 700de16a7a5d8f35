package nas4j.search.surrogate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nas4j.input.Where;
import nas4j.plugin.Plugin;
import nas4j.plugin.Registry;
import nas4j.predict.GaussianRanks;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predict.PredictorProvider;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * The one of some predictors that orders rows best which it has not seen: the rank correlation of four-fold
 * cross-validation on at most {@value #MOST_ROWS} rows, evenly spaced, decides; the first has to be beaten by the standard
 * error of a rank correlation, 1/√(n − 1). It is chosen anew whenever there are twice as many rows, from
 * {@value #FIRST_ROWS} on.
 *
 * <p>Candidates are those of {@link #QUICK} that are on the class path; if none is, all that are.
 */
final class ChosenPredictor implements PerformancePredictor {
    /** Those that learn in milliseconds, the one that is best where little is known first. */
    private static final List<String> QUICK = List.of("gp", "random-forest", "hashed-ridge");

    private static final int FIRST_ROWS = 24;
    private static final int MOST_ROWS = 96;
    private static final int FOLDS = 4;

    private final List<PredictorProvider> providers;
    private final SearchSpace space;
    private final long seed;
    private final Map<PredictorProvider, PerformancePredictor> opened = new HashMap<>();
    private PredictorProvider chosen;
    private int rowsAtChoice = FIRST_ROWS / 2;

    private ChosenPredictor(List<PredictorProvider> providers, SearchSpace space, long seed) {
        this.providers = providers;
        this.space = space;
        this.seed = seed;
        chosen = providers.getFirst();
    }

    /** @throws nas4j.input.InputException if there is no predictor */
    static ChosenPredictor among(Registry<PredictorProvider> predictors, SearchSpace space, long seed) {
        List<String> names = predictors.all().stream().map(Plugin::name).toList();
        List<PredictorProvider> quick = QUICK.stream()
                .filter(names::contains)
                .map(name -> predictors.get(name, Where.UNKNOWN))
                .toList();
        List<PredictorProvider> all = quick.isEmpty() ? List.copyOf(predictors.all()) : quick;
        return all.isEmpty()
                ? new ChosenPredictor(List.of(predictors.get(QUICK.getFirst(), Where.UNKNOWN)), space, seed)
                : new ChosenPredictor(all, space, seed);
    }

    @Override
    public void fit(List<Genotype> genotypes, List<Double> values) {
        if (genotypes.size() >= 2 * rowsAtChoice) {
            rowsAtChoice = genotypes.size();
            choose(genotypes, values);
        }
        predictor().fit(genotypes, values);
    }

    @Override
    public List<Prediction> predict(List<Genotype> genotypes) {
        return predictor().predict(genotypes);
    }

    private PerformancePredictor predictor() {
        return opened.computeIfAbsent(chosen, provider -> provider.open(space, seed));
    }

    private void choose(List<Genotype> genotypes, List<Double> values) {
        double apart = Math.max(1, genotypes.size() / (double) MOST_ROWS);
        int[] rows = IntStream.range(0, Math.min(genotypes.size(), MOST_ROWS))
                .map(k -> (int) (k * apart))
                .toArray();
        List<Genotype> some = IntStream.of(rows).mapToObj(genotypes::get).toList();
        List<Double> their = IntStream.of(rows).mapToObj(values::get).toList();
        chosen = providers.getFirst();
        double most = correlation(chosen, some, their) + 1 / Math.sqrt(rows.length - 1.0);
        for (PredictorProvider provider : providers.subList(1, providers.size())) {
            double correlation = correlation(provider, some, their);
            if (correlation > most) {
                most = correlation;
                chosen = provider;
            }
        }
        opened.keySet().removeIf(provider -> !provider.equals(chosen));
    }

    /** Between values and what is predicted of them by a predictor that has not seen them, both as ranks. */
    private double correlation(PredictorProvider provider, List<Genotype> genotypes, List<Double> values) {
        List<Double> predicted = new ArrayList<>(values);
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Integer> seen = new ArrayList<>();
            List<Integer> unseen = new ArrayList<>();
            for (int k = 0; k < values.size(); k++) {
                (k % FOLDS == fold ? unseen : seen).add(k);
            }
            PerformancePredictor predictor = provider.open(space, seed);
            predictor.fit(
                    seen.stream().map(genotypes::get).toList(),
                    seen.stream().map(values::get).toList());
            List<Prediction> predictions =
                    predictor.predict(unseen.stream().map(genotypes::get).toList());
            for (int k = 0; k < predictions.size(); k++) {
                predicted.set(unseen.get(k), predictions.get(k).mean());
            }
        }
        return correlation(GaussianRanks.of(values), GaussianRanks.of(predicted));
    }

    private static double correlation(GaussianRanks one, GaussianRanks other) {
        double product = 0;
        double ones = 0;
        double others = 0;
        for (int k = 0; k < one.size(); k++) {
            product += one.score(k) * other.score(k);
            ones += one.score(k) * one.score(k);
            others += other.score(k) * other.score(k);
        }
        return ones > 0 && others > 0 ? product / Math.sqrt(ones * others) : 0;
    }
}
