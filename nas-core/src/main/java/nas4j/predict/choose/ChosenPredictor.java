package nas4j.predict.choose;

import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import nas4j.input.Where;
import nas4j.plugin.Plugin;
import nas4j.plugin.Registry;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predict.PredictorProvider;
import nas4j.predict.Row;
import nas4j.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * The one of some predictors that orders rows best which it has not seen: the rank correlation of four-fold
 * cross-validation on at most {@value #MOST_ROWS} rows, evenly spaced, decides; the first has to be beaten by the standard
 * error of a rank correlation, 1/√(n − 1). It is chosen anew whenever there are twice as many rows, from
 * {@value #FIRST_ROWS} on; before, it is the first.
 */
public final class ChosenPredictor implements PerformancePredictor {
    /** Those that learn in milliseconds, the one that is best where little is known first. */
    private static final List<String> QUICK = List.of("gp", "random-forest", "hashed-ridge");

    /** Rows from which on predictors are compared. */
    public static final int FIRST_ROWS = 24;

    private static final int MOST_ROWS = 96;

    private final List<PredictorProvider> providers;
    private final SearchSpace space;
    private final long seed;
    private final int mostRows;
    private final Map<String, Double> correlations = new LinkedHashMap<>();
    private PredictorProvider chosen;
    private @Nullable PerformancePredictor opened;
    private int rowsAtChoice = FIRST_ROWS / 2;

    private ChosenPredictor(List<PredictorProvider> providers, SearchSpace space, long seed, int mostRows) {
        this.providers = List.copyOf(providers);
        this.space = space;
        this.seed = seed;
        this.mostRows = mostRows;
        chosen = providers.getFirst();
    }

    /** Among these, the first of which is taken where little is known, by all rows; at least 1. */
    public static ChosenPredictor among(List<PredictorProvider> providers, SearchSpace space, long seed) {
        return new ChosenPredictor(providers, space, seed, Integer.MAX_VALUE);
    }

    /**
     * Among those on the class path that learn in milliseconds; if none does, among all.
     *
     * @throws nas4j.input.InputException if there is no predictor
     */
    public static ChosenPredictor amongQuick(Registry<PredictorProvider> predictors, SearchSpace space, long seed) {
        List<String> names = predictors.all().stream().map(Plugin::name).toList();
        List<PredictorProvider> quick = QUICK.stream()
                .filter(names::contains)
                .map(name -> predictors.get(name, Where.UNKNOWN))
                .toList();
        List<PredictorProvider> all = quick.isEmpty()
                ? predictors.all().stream()
                        .filter(predictor -> !predictor.needsSources())
                        .toList()
                : quick;
        return all.isEmpty()
                ? among(List.of(predictors.get(QUICK.getFirst(), Where.UNKNOWN)), space, seed)
                : new ChosenPredictor(all, space, seed, MOST_ROWS);
    }

    /** The one that is used now. */
    public PredictorProvider chosen() {
        return chosen;
    }

    /** What cross-validation found of each, by name; empty if there were too few rows for it. */
    public Map<String, Double> correlations() {
        return Collections.unmodifiableMap(correlations);
    }

    @Override
    public void fit(List<Row> rows, List<Double> values) {
        choose(rows, values);
        if (opened == null) {
            opened = chosen.open(space, seed);
        }
        opened.fit(rows, values);
    }

    @Override
    public List<Prediction> predict(List<Row> rows) {
        return learnt().predict(rows);
    }

    /** What the chosen one has learnt; to be loaded by that one's provider. */
    @Override
    public void save(DataOutput out) throws IOException {
        learnt().save(out);
    }

    private PerformancePredictor learnt() {
        if (opened == null) {
            throw new IllegalStateException("nothing was learnt yet");
        }
        return opened;
    }

    /** Chooses, if there are enough rows, and learns nothing yet. */
    public void choose(List<Row> rows, List<Double> values) {
        if (rows.size() < 2 * rowsAtChoice) {
            return;
        }
        rowsAtChoice = rows.size();
        double apart = Math.max(1, rows.size() / (double) mostRows);
        int[] places = IntStream.range(0, Math.min(rows.size(), mostRows))
                .map(k -> (int) (k * apart))
                .toArray();
        List<Row> some = IntStream.of(places).mapToObj(rows::get).toList();
        List<Double> their = IntStream.of(places).mapToObj(values::get).toList();
        correlations.clear();
        for (PredictorProvider provider : providers) {
            CrossValidation found = CrossValidation.of(() -> provider.open(space, seed), some, their);
            correlations.put(provider.name(), found.correlation());
        }
        PredictorProvider before = chosen;
        chosen = providers.getFirst();
        double most = correlation(chosen) + 1 / Math.sqrt(places.length - 1.0);
        for (PredictorProvider provider : providers.subList(1, providers.size())) {
            if (correlation(provider) > most) {
                most = correlation(provider);
                chosen = provider;
            }
        }
        opened = chosen.equals(before) ? opened : null;
    }

    private double correlation(PredictorProvider provider) {
        return Objects.requireNonNull(correlations.get(provider.name()));
    }
}
