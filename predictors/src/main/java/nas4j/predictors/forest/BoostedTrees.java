package nas4j.predictors.forest;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import nas4j.predict.GaussianRanks;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predict.Row;
import nas4j.predictors.features.ColumnScores;
import nas4j.predictors.features.FeatureVector;
import nas4j.predictors.features.Rows;
import nas4j.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * Gradient-boosted trees by XGBoost, on the normal scores of the values' ranks: the mean of five ensembles, each without a
 * fifth of the rows, as far as there are enough. The deviation is that between them and what they are off by where they have
 * not learnt.
 */
final class BoostedTrees implements PerformancePredictor {
    private static final int MEMBERS = 5;
    private static final int LEAST_TO_DIVIDE = 10;
    private static final int ROUNDS = 200;
    private static final float MISSING = Float.NaN;

    private final FeatureVector vectors;
    private final long seed;
    private final List<Booster> members = new ArrayList<>();
    private GaussianRanks ranks = GaussianRanks.of(List.of(0.0));
    private @Nullable ColumnScores columns;
    /** Of scores that were left out. */
    private double variance;

    BoostedTrees(SearchSpace space, long seed) {
        vectors = FeatureVector.of(space);
        this.seed = seed;
    }

    @Override
    public void fit(List<Row> rows, List<Double> values) {
        ranks = Rows.ranks(rows, values);
        ColumnScores scale = ColumnScores.of(rows);
        columns = scale;
        double[][] x = rows.stream().map(scale::apply).map(vectors).toArray(double[][]::new);
        clear();
        try {
            learn(x);
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost failed: " + e.getMessage(), e);
        }
    }

    private void learn(double[][] x) throws XGBoostError {
        if (x.length < LEAST_TO_DIVIDE) {
            members.add(train(x, IntStream.range(0, x.length).toArray(), 0));
            variance = 1;
            return;
        }
        double squares = 0;
        for (int member = 0; member < MEMBERS; member++) {
            int left = member;
            int[] seen = IntStream.range(0, x.length)
                    .filter(k -> k % MEMBERS != left)
                    .toArray();
            int[] unseen = IntStream.range(0, x.length)
                    .filter(k -> k % MEMBERS == left)
                    .toArray();
            Booster booster = train(x, seen, member);
            members.add(booster);
            float[] said = predict(booster, x, unseen);
            for (int k = 0; k < unseen.length; k++) {
                double error = said[k] - ranks.score(unseen[k]);
                squares += error * error;
            }
        }
        variance = squares / x.length;
    }

    private Booster train(double[][] x, int[] rows, int member) throws XGBoostError {
        DMatrix matrix = matrix(x, rows);
        try {
            float[] labels = new float[rows.length];
            for (int k = 0; k < rows.length; k++) {
                labels[k] = (float) ranks.score(rows[k]);
            }
            matrix.setLabel(labels);
            Map<String, Object> parameters = new LinkedHashMap<>();
            parameters.put("objective", "reg:squarederror");
            parameters.put("tree_method", "exact");
            parameters.put("base_score", 0);
            parameters.put("eta", .08);
            parameters.put("max_depth", 5);
            parameters.put("min_child_weight", 2);
            parameters.put("subsample", .8);
            parameters.put("colsample_bytree", .4);
            parameters.put("nthread", 1);
            parameters.put("verbosity", 0);
            parameters.put("seed", (int) (seed * 31 + member) & Integer.MAX_VALUE);
            return XGBoost.train(matrix, parameters, ROUNDS, Map.of(), null, null);
        } finally {
            matrix.dispose();
        }
    }

    private static DMatrix matrix(double[][] x, int[] rows) throws XGBoostError {
        int width = x[0].length;
        float[] numbers = new float[rows.length * width];
        for (int k = 0; k < rows.length; k++) {
            for (int j = 0; j < width; j++) {
                numbers[k * width + j] = (float) x[rows[k]][j];
            }
        }
        return new DMatrix(numbers, rows.length, width, MISSING);
    }

    private static float[] predict(Booster booster, double[][] x, int[] rows) throws XGBoostError {
        if (rows.length == 0) {
            return new float[0];
        }
        DMatrix matrix = matrix(x, rows);
        try {
            float[][] said = booster.predict(matrix);
            float[] first = new float[said.length];
            for (int k = 0; k < first.length; k++) {
                first[k] = said[k][0];
            }
            return first;
        } finally {
            matrix.dispose();
        }
    }

    @Override
    public List<Prediction> predict(List<Row> rows) {
        ColumnScores scale = scale();
        double[][] x = rows.stream().map(scale::apply).map(vectors).toArray(double[][]::new);
        int[] all = IntStream.range(0, x.length).toArray();
        double[] sums = new double[x.length];
        double[] squares = new double[x.length];
        try {
            for (Booster member : members) {
                float[] said = predict(member, x, all);
                for (int k = 0; k < said.length; k++) {
                    sums[k] += said[k];
                    squares[k] += (double) said[k] * said[k];
                }
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost failed: " + e.getMessage(), e);
        }
        List<Prediction> predictions = new ArrayList<>(x.length);
        for (int k = 0; k < x.length; k++) {
            double mean = sums[k] / members.size();
            double between = Math.max(0, squares[k] / members.size() - mean * mean);
            predictions.add(ranks.prediction(mean, Math.sqrt(variance + between)));
        }
        return predictions;
    }

    private ColumnScores scale() {
        if (columns == null) {
            throw new IllegalStateException("nothing was learnt yet");
        }
        return columns;
    }

    private void clear() {
        members.forEach(Booster::dispose);
        members.clear();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        scale().write(out);
        ranks.write(out);
        out.writeDouble(variance);
        out.writeInt(members.size());
        try {
            for (Booster member : members) {
                byte[] bytes = member.toByteArray("ubj");
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        } catch (XGBoostError e) {
            throw new IOException("XGBoost cannot write a model", e);
        }
    }

    /** Reads what {@link #save} wrote. */
    void read(DataInput in) throws IOException {
        columns = ColumnScores.read(in);
        ranks = GaussianRanks.read(in);
        variance = in.readDouble();
        clear();
        int count = in.readInt();
        try {
            for (int k = 0; k < count; k++) {
                byte[] bytes = new byte[in.readInt()];
                in.readFully(bytes);
                members.add(XGBoost.loadModel(bytes));
            }
        } catch (XGBoostError e) {
            throw new IOException("XGBoost cannot read a model: " + e.getMessage(), e);
        }
    }
}
