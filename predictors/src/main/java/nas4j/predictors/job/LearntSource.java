package nas4j.predictors.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.PredictorProvider;
import nas4j.predict.Row;
import nas4j.space.SearchSpace;

/**
 * Another task that was learnt: what it says of a row, in standard deviations of what it learnt from, is one more column.
 *
 * @param name of the task
 * @param provider of its predictor
 * @param mean of the values that it learnt
 * @param std of these; 1 if they are all alike
 */
public record LearntSource(
        String name, PredictorProvider provider, PerformancePredictor predictor, double mean, double std) {

    /**
     * What a predictor has learnt.
     *
     * @param learnt values that it learnt from, at least 1
     */
    public static LearntSource of(
            String name, PredictorProvider provider, PerformancePredictor predictor, List<Double> learnt) {
        double mean = learnt.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double variance = learnt.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        return new LearntSource(name, provider, predictor, mean, variance > 0 ? Math.sqrt(variance) : 1);
    }

    /** The rows with a column for each source behind their own, in the order of the sources. */
    public static List<Row> columns(List<Row> rows, List<LearntSource> sources) {
        if (sources.isEmpty()) {
            return rows;
        }
        List<List<Double>> said =
                sources.stream().map(source -> source.said(rows)).toList();
        List<Row> with = new ArrayList<>();
        for (int k = 0; k < rows.size(); k++) {
            List<Double> columns = new ArrayList<>(rows.get(k).columns());
            for (List<Double> of : said) {
                columns.add(of.get(k));
            }
            with.add(new Row(rows.get(k).genotype(), columns));
        }
        return with;
    }

    private List<Double> said(List<Row> rows) {
        return predictor.predict(rows).stream()
                .map(prediction -> (prediction.mean() - mean) / std)
                .toList();
    }

    /** Writes it, for {@link #load}; the provider is known by its name. */
    public void save(DataOutput out) throws IOException {
        out.writeUTF(name);
        out.writeUTF(provider.name());
        out.writeDouble(mean);
        out.writeDouble(std);
        predictor.save(out);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @param providers the provider of a name
     */
    public static LearntSource load(Function<String, PredictorProvider> providers, SearchSpace space, DataInput in)
            throws IOException {
        String name = in.readUTF();
        PredictorProvider provider = providers.apply(in.readUTF());
        double mean = in.readDouble();
        double std = in.readDouble();
        return new LearntSource(name, provider, provider.load(space, in), mean, std);
    }
}
