package nas4j.predict;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Learns one measurement from networks for which it is known. The same seed, rows and order of calls give the same
 * predictions, bit for bit. For one thread.
 */
public interface PerformancePredictor {

    /**
     * Learns from these rows and nothing else. Where they begin with those of the call before, it may go on from there.
     *
     * @param rows of one space, at least 1; none need differ
     * @param values finite, one for each row
     * @throws IllegalArgumentException if there is no row, numbers of rows differ, or a value is not finite
     */
    void fit(List<Row> rows, List<Double> values);

    /**
     * One prediction for each row, in their order.
     *
     * @throws IllegalStateException if it has learnt nothing yet
     */
    List<Prediction> predict(List<Row> rows);

    /**
     * Writes what it has learnt, for {@link PredictorProvider#load}.
     *
     * @throws IllegalStateException if it has learnt nothing yet
     */
    void save(DataOutput out) throws IOException;
}
