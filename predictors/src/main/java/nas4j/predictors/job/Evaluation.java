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
 * @param sources tasks of which other values are known, maybe none
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
        if (train == 0 && sources.isEmpty()) {
            throw new IllegalArgumentException("found [0] rows to learn from and no source, accepted: one of both");
        }
        Model.Chosen chosen = model.choose(known, split.train(), sources, seed);
        if (train == 0) {
            return withoutRows(known.at(split.test()), chosen, split, seed);
        }
        KnownRows test = known.at(split.test()).with(chosen.sources());
        KnownRows learnt = known.at(split.train()).with(chosen.sources());
        Calibrated calibrated =
                Calibrated.fit(() -> chosen.provider().open(known.space(), seed), learnt.rows(), learnt.values());
        List<Prediction> predictions = calibrated.predict(test.rows());
        Map<Double, List<Interval>> intervals = new HashMap<>();
        for (double coverage : COVERAGES) {
            intervals.put(coverage, calibrated.intervals(test.rows(), predictions, coverage));
        }
        Scores scores = Scores.of(predictions, test.values(), isMore, intervals);
        return new Outcome(seed, chosen.name(), chosen.why(), scores, split.test(), predictions);
    }

    /** What sources say, in deviations of each. */
    private Outcome withoutRows(KnownRows test, Model.Chosen chosen, Split split, long seed) {
        List<Prediction> predictions = new ArrayList<>();
        int known = test.rows().getFirst().columns().size();
        for (Row row : LearntSource.columns(test.rows(), chosen.sources())) {
            List<Double> said = row.columns().subList(known, row.columns().size());
            double mean =
                    said.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            predictions.add(new Prediction(mean, 0));
        }
        Scores scores =
                Scores.ofOrder(predictions.stream().map(Prediction::mean).toList(), test.values(), isMore);
        return new Outcome(seed, chosen.name(), chosen.why(), scores, split.test(), predictions);
    }
}
