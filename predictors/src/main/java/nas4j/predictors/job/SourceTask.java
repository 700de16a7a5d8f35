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
        List<Integer> with = IntStream.range(0, values.size())
                .filter(k -> Double.isFinite(values.get(k)))
                .boxed()
                .toList();
        if (train > with.size() || train < 2) {
            throw new IllegalArgumentException("found [" + train + "] rows to learn the source [" + name
                    + "] from, accepted: 2 to " + with.size());
        }
        List<Integer> drawn =
                Split.drawn(with.size(), train, seed).stream().map(with::get).toList();
        List<Double> their = drawn.stream().map(values::get).toList();
        PerformancePredictor predictor = provider.open(known.space(), seed);
        predictor.fit(drawn.stream().map(known.rows()::get).toList(), their);
        double mean = their.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double variance = their.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        return new LearntSource(name, provider, predictor, mean, variance > 0 ? Math.sqrt(variance) : 1);
    }
}
