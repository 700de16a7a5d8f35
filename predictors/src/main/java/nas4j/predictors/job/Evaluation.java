package nas4j.predictors.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nas4j.predict.Prediction;
import nas4j.predict.Row;
import nas4j.predictors.interval.Calibrated;
import nas4j.predictors.interval.Interval;
import nas4j.predictors.score.Scores;

/**
 * Learns from some rows and scores what is predicted of others; the same seed gives the same scores.
 *
 * @param model what learns
 * @param train rows to learn from
 * @param mostTest rows to score at most
 * @param isMore whether more of the target is better
 * @param sources tasks whose predictions are further columns, maybe none
 */
public record Evaluation(Model model, int train, int mostTest, boolean isMore, List<SourceTask> sources) {
    private static final List<Double> COVERAGES = List.of(.10, .20, .30, .40, .50, .60, .70, .80, .90, .95);

    public Evaluation {
        sources = List.copyOf(sources);
    }

    /**
     * What one seed gave.
     *
     * @param predictor name of the one that was chosen
     * @param why it was chosen, a sentence; empty if there was no choice
     * @param tested numbers of the rows that were scored
     * @param predictions of these
     */
    public record Outcome(
            long seed,
            String predictor,
            String why,
            Scores scores,
            List<Integer> tested,
            List<Prediction> predictions) {
        public Outcome {
            tested = List.copyOf(tested);
            predictions = List.copyOf(predictions);
        }
    }

    /**
     * One seed.
     *
     * @throws IllegalArgumentException if there are too few rows
     */
    public Outcome run(KnownRows known, long seed) {
        Split split = Split.of(known.groups(), train, mostTest, seed);
        KnownRows rows = known.with(
                sources.stream().map(source -> source.learn(known, seed)).toList());
        KnownRows test = rows.at(split.test());
        if (train == 0) {
            return withoutRows(test, split, seed);
        }
        KnownRows learnt = rows.at(split.train());
        Model.Chosen chosen = model.choose(learnt, seed);
        Calibrated calibrated =
                Calibrated.fit(() -> chosen.provider().open(known.space(), seed), learnt.rows(), learnt.values());
        List<Prediction> predictions = calibrated.predict(test.rows());
        Map<Double, List<Interval>> intervals = new HashMap<>();
        for (double coverage : COVERAGES) {
            intervals.put(coverage, calibrated.intervals(test.rows(), predictions, coverage));
        }
        Scores scores = Scores.of(predictions, test.values(), isMore, intervals);
        return new Outcome(seed, chosen.provider().name(), chosen.why(), scores, split.test(), predictions);
    }

    /** What sources say, in deviations of each. */
    private Outcome withoutRows(KnownRows test, Split split, long seed) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("found [0] rows to learn from and no source, accepted: one of both");
        }
        List<Prediction> predictions = new ArrayList<>();
        for (Row row : test.rows()) {
            double sum = 0;
            for (double column : row.columns()
                    .subList(
                            row.columns().size() - sources.size(), row.columns().size())) {
                sum += column;
            }
            predictions.add(new Prediction(sum / sources.size(), 0));
        }
        Scores scores =
                Scores.ofOrder(predictions.stream().map(Prediction::mean).toList(), test.values(), isMore);
        return new Outcome(seed, "sources", "", scores, split.test(), predictions);
    }
}
