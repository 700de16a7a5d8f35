package nas4j.search.surrogate;

import java.util.ArrayList;
import java.util.List;
import nas4j.input.Where;
import nas4j.plugin.Plugin;
import nas4j.plugin.Registry;
import nas4j.predict.GaussianRanks;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predict.PredictorProvider;
import nas4j.predict.Row;
import nas4j.predict.choose.ChosenPredictor;
import nas4j.search.Setting;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * A predictor of one loss. It learns the normal scores of the losses' ranks, whatever the predictor, and so looks at their
 * order alone: networks that were not trained at all spoil nothing. Deterministic in its seed and the order of calls; for
 * one thread.
 */
public final class Surrogate {
    private static final String AUTO = "auto";

    private final PerformancePredictor predictor;
    private GaussianRanks ranks = GaussianRanks.of(List.of(0.0));

    private Surrogate(PerformancePredictor predictor) {
        this.predictor = predictor;
    }

    /** The setting that names one: {@code auto}, or a predictor on the class path. */
    public static Setting setting() {
        List<String> words = new ArrayList<>(List.of(AUTO));
        predictors().all().stream()
                .filter(predictor -> !predictor.needsSources())
                .map(Plugin::name)
                .forEach(words::add);
        return Setting.word(
                "surrogate",
                "What predicts losses; auto takes the one that orders the trials so far best in cross-validation.",
                words);
    }

    /**
     * One that knows nothing yet.
     *
     * @param word as in {@link #setting}
     * @throws nas4j.input.InputException if there is no such predictor on the class path
     */
    public static Surrogate open(SearchSpace space, String word, long seed) {
        Registry<PredictorProvider> predictors = predictors();
        return new Surrogate(
                word.equals(AUTO)
                        ? ChosenPredictor.amongQuick(predictors, space, seed)
                        : predictors.get(word, Where.UNKNOWN).open(space, seed));
    }

    private static Registry<PredictorProvider> predictors() {
        return Registry.of(PredictorProvider.class, "predictor");
    }

    /**
     * Learns from these rows and nothing else.
     *
     * @param losses one of each genotype, at least 1
     */
    public void fit(List<Genotype> genotypes, List<Double> losses) {
        ranks = GaussianRanks.of(losses);
        predictor.fit(Row.of(genotypes), ranks.scores());
    }

    /** What is expected of genotypes' losses, as normal scores of ranks. */
    public List<Prediction> scores(List<Genotype> genotypes) {
        return predictor.predict(Row.of(genotypes));
    }

    /** What is expected of genotypes' losses. */
    public List<Prediction> losses(List<Genotype> genotypes) {
        return scores(genotypes).stream()
                .map(score -> ranks.prediction(score.mean(), score.std()))
                .toList();
    }

    /** The normal score of a row's loss. */
    public double score(int row) {
        return ranks.score(row);
    }

    /** The loss that has a score. */
    public double loss(double score) {
        return ranks.value(score);
    }
}
