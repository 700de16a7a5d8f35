package nas4j.predictors.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import nas4j.contract.TinySpace;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predict.Row;
import nas4j.predictors.linear.RidgeProvider;
import nas4j.space.SearchSpace;

/** Says what a ridge regression says of the first source, shifted by the mean error on the rows it learns. */
final class ShiftProvider implements TransferProvider {
    private PerformancePredictor ofSource = new MeanProvider().open(TinySpace.large(), 1);
    private int timesLearnt;

    int timesLearnt() {
        return timesLearnt;
    }

    @Override
    public Pretrained learn(KnownRows known, List<SourceTask> sources, long seed) {
        timesLearnt++;
        KnownRows drawn = sources.getFirst().drawn(known, seed);
        ofSource = new RidgeProvider().open(known.space(), seed);
        ofSource.fit(drawn.rows(), drawn.values());
        return new Pretrained(this, LearntSource.of("first", this, ofSource, drawn.values()));
    }

    @Override
    public String name() {
        return "shift";
    }

    @Override
    public String summary() {
        return "A source, shifted.";
    }

    @Override
    public String paper() {
        return "";
    }

    @Override
    public boolean readsColumns() {
        return false;
    }

    @Override
    public PerformancePredictor open(SearchSpace space, long seed) {
        return new Shift(ofSource);
    }

    @Override
    public PerformancePredictor load(SearchSpace space, DataInput in) {
        throw new UnsupportedOperationException("nothing is saved");
    }

    private static final class Shift implements PerformancePredictor {
        private final PerformancePredictor ofSource;
        private double shift = Double.NaN;

        Shift(PerformancePredictor ofSource) {
            this.ofSource = ofSource;
        }

        @Override
        public void fit(List<Row> rows, List<Double> values) {
            List<Prediction> said = said(rows);
            double sum = 0;
            for (int k = 0; k < said.size(); k++) {
                sum += values.get(k) - said.get(k).mean();
            }
            shift = sum / rows.size();
        }

        @Override
        public List<Prediction> predict(List<Row> rows) {
            return said(rows).stream()
                    .map(said -> new Prediction(said.mean() + shift, 1))
                    .toList();
        }

        private List<Prediction> said(List<Row> rows) {
            return ofSource.predict(
                    rows.stream().map(row -> Row.of(row.genotype())).toList());
        }

        @Override
        public void save(DataOutput out) throws IOException {
            throw new IOException("nothing is saved");
        }
    }
}
