package nas4j.predictors.job;

import java.util.List;
import java.util.stream.IntStream;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.PredictorProvider;

/**
 * Another task on networks of the same space, of which more is known. What a predictor of it says is a column for the
 * predictor of the task in question, in standard deviations of what was learnt from.
 *
 * @param name of the task
 * @param values of the source, one for each row; NaN where it is not known
 * @param train rows of it that are learnt from, drawn by the seed
 * @param provider what learns the source
 */
public record SourceTask(String name, List<Double> values, int train, PredictorProvider provider) {
    public SourceTask {
        values = List.copyOf(values);
    }

    /**
     * Learns from rows that a seed draws.
     *
     * @throws IllegalArgumentException if there are too few
     */
    public LearntSource learn(KnownRows known, long seed) {
        KnownRows drawn = drawn(known, seed);
        PerformancePredictor predictor = provider.open(known.space(), seed);
        predictor.fit(drawn.rows(), drawn.values());
        return LearntSource.of(name, provider, predictor, drawn.values());
    }

    /**
     * Rows of the source, with its values.
     *
     * @throws IllegalArgumentException if there are too few
     */
    public KnownRows drawn(KnownRows known, long seed) {
        List<Integer> with = IntStream.range(0, values.size())
                .filter(k -> Double.isFinite(values.get(k)))
                .boxed()
                .toList();
        if (train > with.size() || train < 2) {
            throw new IllegalArgumentException("found [" + train + "] rows to learn the source [" + name
                    + "] from, accepted: 2 to " + with.size());
        }
        KnownRows rows = known.at(with);
        return new KnownRows(
                        known.space(),
                        rows.rows(),
                        with.stream().map(values::get).toList(),
                        rows.groups())
                .drawn(train, seed);
    }
}
