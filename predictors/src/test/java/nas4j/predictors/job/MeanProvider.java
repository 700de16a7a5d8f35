package nas4j.predictors.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predict.PredictorProvider;
import nas4j.predict.Row;
import nas4j.space.SearchSpace;

/** Predicts the mean of all values, whatever the row is. */
final class MeanProvider implements PredictorProvider {
    @Override
    public String name() {
        return "mean";
    }

    @Override
    public String summary() {
        return "The mean of all values.";
    }

    @Override
    public String paper() {
        return "";
    }

    @Override
    public boolean readsColumns() {
        return true;
    }

    @Override
    public PerformancePredictor open(SearchSpace space, long seed) {
        return new Mean(Double.NaN);
    }

    @Override
    public PerformancePredictor load(SearchSpace space, DataInput in) throws IOException {
        return new Mean(in.readDouble());
    }

    private static final class Mean implements PerformancePredictor {
        private double mean;

        Mean(double mean) {
            this.mean = mean;
        }

        @Override
        public void fit(List<Row> rows, List<Double> values) {
            mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }

        @Override
        public List<Prediction> predict(List<Row> rows) {
            return Collections.nCopies(rows.size(), new Prediction(mean, 1));
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeDouble(mean);
        }
    }
}
