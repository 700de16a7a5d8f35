package nas4j.predictors.gp;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.algebra.Cholesky;
import nas4j.predict.GaussianRanks;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predict.Row;
import nas4j.predictors.features.ColumnScores;
import nas4j.predictors.features.Numbers;
import nas4j.predictors.features.Remembered;
import nas4j.predictors.features.Rows;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * A Gaussian process on the normal scores of the values' ranks (Rasmussen and Williams 2006, "Gaussian processes for machine
 * learning", algorithm 2.1). What it answers depends on the rows alone.
 *
 * <p>A further row costs O(n²), a prediction O(n²) as well; two things bound them.
 *
 * <ul>
 *   <li>Parameters are those that are most likely given the first m rows, where m is the largest of 4, 8, 12, … (each one
 *       fifth larger than the one before, at least 4) that is not above n; of these at most {@value #MOST_FOR_PARAMETERS},
 *       the lowest half and an even share of the others.
 *   <li>Of more than {@value #MOST_ROWS} rows it learns from the lowest, the latest, and a share of the others drawn by their
 *       hashes.
 * </ul>
 *
 * @param <F> features of one row
 */
public final class GaussianProcess<F> implements PerformancePredictor {
    private static final int FIRST_PARAMETERS = 4;
    private static final int MOST_FOR_PARAMETERS = 200;
    private static final int MOST_ROWS = 800;
    private static final int LATEST = 200;
    private static final int LOWEST = 300;

    private final List<Kernel<F>> kernels;
    private final Remembered<Row, F> features;
    private final Cholesky cholesky = new Cholesky();
    private final List<F> rows = new ArrayList<>();
    /** Those that the features are of, with their columns on one scale. */
    private List<Row> learnt = List.of();

    private GaussianRanks ranks = GaussianRanks.of(List.of(0.0));
    private double[] alpha = {};
    private @Nullable Choice<F> choice;
    private @Nullable ColumnScores columns;

    /**
     * Knows nothing yet.
     *
     * @param kernels of which the one with the greatest marginal likelihood is used; they compare the same features
     */
    public GaussianProcess(List<Kernel<F>> kernels) {
        this.kernels = List.copyOf(kernels);
        features = new Remembered<>(kernels.getFirst()::features);
    }

    @Override
    public void fit(List<Row> known, List<Double> values) {
        ranks = Rows.ranks(known, values);
        ColumnScores scale = ColumnScores.of(known);
        columns = scale;
        List<Row> scaled = known.stream().map(scale::apply).toList();
        Choice<F> chosen = choose(scaled, values);
        if (!chosen.equals(choice)) {
            choice = chosen;
            cholesky.truncate(0);
        }
        int[] places = places(scaled, values);
        List<F> now = IntStream.of(places)
                .mapToObj(place -> features.apply(scaled.get(place)))
                .toList();
        int same = 0;
        while (same < Math.min(cholesky.size(), now.size()) && now.get(same).equals(rows.get(same))) {
            same++;
        }
        cholesky.truncate(same);
        rows.subList(same, rows.size()).clear();
        for (F row : now.subList(same, now.size())) {
            rows.add(row);
            cholesky.append(covariances(chosen, row));
        }
        learnt = IntStream.of(places).mapToObj(scaled::get).toList();
        alpha = IntStream.of(places).mapToDouble(ranks::score).toArray();
        cholesky.forward(alpha);
        cholesky.backward(alpha);
    }

    private double[] covariances(Choice<F> chosen, F row) {
        double[] covariances = new double[rows.size()];
        for (int k = 0; k < covariances.length; k++) {
            covariances[k] = chosen.at().value(row, rows.get(k));
        }
        covariances[covariances.length - 1] += chosen.noise();
        return covariances;
    }

    /** The kernel with its parameters; those of the call before if nothing that they depend on has changed. */
    private Choice<F> choose(List<Row> known, List<Double> values) {
        int first = 0;
        for (int next = FIRST_PARAMETERS; next <= known.size(); next += Math.max(FIRST_PARAMETERS, next / 5)) {
            first = next;
        }
        if (first == 0) {
            return reuse(List.of(features.apply(known.getFirst())), new double[0]);
        }
        GaussianRanks scores = GaussianRanks.of(values.subList(0, first));
        int[] places = first <= MOST_FOR_PARAMETERS ? IntStream.range(0, first).toArray() : lowestAndSomeOthers(scores);
        List<F> some = IntStream.of(places)
                .mapToObj(place -> features.apply(known.get(place)))
                .toList();
        return reuse(some, IntStream.of(places).mapToDouble(scores::score).toArray());
    }

    private Choice<F> reuse(List<F> some, double[] scores) {
        return choice != null && choice.isFor(some, scores) ? choice : Choice.of(kernels, some, scores);
    }

    private static int[] lowestAndSomeOthers(GaussianRanks scores) {
        int[] ordered = byScore(scores);
        int lowest = MOST_FOR_PARAMETERS / 2;
        double apart = (ordered.length - lowest) / (double) lowest;
        return IntStream.range(0, MOST_FOR_PARAMETERS)
                .map(k -> k < lowest ? ordered[k] : ordered[(int) (lowest + (k - lowest) * apart)])
                .toArray();
    }

    private static int[] byScore(GaussianRanks scores) {
        return IntStream.range(0, scores.size())
                .boxed()
                .sorted(Comparator.comparingDouble(scores::score))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The rows to learn from, ascending, the latest at the end. */
    private static int[] places(List<Row> known, List<Double> values) {
        int n = known.size();
        if (n <= MOST_ROWS) {
            return IntStream.range(0, n).toArray();
        }
        int old = n - n % LATEST;
        int kept = MOST_ROWS - LATEST;
        int[] ordered = byScore(GaussianRanks.of(values.subList(0, old)));
        Stream<Integer> drawn = IntStream.of(Arrays.copyOfRange(ordered, LOWEST, old))
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(
                                place -> known.get(place).genotype().hash())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(kept - LOWEST);
        IntStream both = IntStream.concat(IntStream.of(ordered).limit(LOWEST), drawn.mapToInt(Integer::intValue));
        return IntStream.concat(both.sorted(), IntStream.range(old, n)).toArray();
    }

    @Override
    public List<Prediction> predict(List<Row> asked) {
        if (choice == null || columns == null) {
            throw nothingLearnt();
        }
        List<Row> scaled = asked.stream().map(columns::apply).toList();
        List<Prediction> predictions = new ArrayList<>(asked.size());
        double[][] block = new double[rows.size()][Cholesky.BLOCK];
        for (int from = 0; from < asked.size(); from += Cholesky.BLOCK) {
            predict(
                    scaled.subList(from, Math.min(asked.size(), from + Cholesky.BLOCK)),
                    choice.at(),
                    block,
                    predictions);
        }
        return predictions;
    }

    private static IllegalStateException nothingLearnt() {
        return new IllegalStateException("nothing was learnt yet");
    }

    @Override
    public void save(DataOutput out) throws IOException {
        if (choice == null || columns == null) {
            throw nothingLearnt();
        }
        ranks.write(out);
        columns.write(out);
        choice.write(out);
        out.writeInt(learnt.size());
        for (Row row : learnt) {
            out.writeUTF(row.genotype().text());
            for (double column : row.columns()) {
                out.writeDouble(column);
            }
        }
        Numbers.write(alpha, out);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @param space of the genotypes
     */
    public void read(SearchSpace space, DataInput in) throws IOException {
        ranks = GaussianRanks.read(in);
        ColumnScores scale = ColumnScores.read(in);
        columns = scale;
        Choice<F> known = Choice.read(kernels, in);
        choice = known;
        List<Row> read = new ArrayList<>();
        int count = in.readInt();
        for (int k = 0; k < count; k++) {
            Genotype genotype = space.parse(in.readUTF());
            List<Double> numbers = new ArrayList<>();
            for (int c = 0; c < scale.size(); c++) {
                numbers.add(in.readDouble());
            }
            read.add(new Row(genotype, numbers));
        }
        learnt = List.copyOf(read);
        cholesky.truncate(0);
        rows.clear();
        for (Row row : learnt) {
            F place = features.apply(row);
            rows.add(place);
            cholesky.append(covariances(known, place));
        }
        alpha = Numbers.read(in);
    }

    private void predict(List<Row> asked, Kernel.At<F> at, double[][] block, List<Prediction> predictions) {
        double[] means = new double[asked.size()];
        double[] variances = new double[asked.size()];
        for (int c = 0; c < means.length; c++) {
            F row = features.apply(asked.get(c));
            variances[c] = at.value(row, row);
            for (int k = 0; k < block.length; k++) {
                double covariance = at.value(row, rows.get(k));
                block[k][c] = covariance;
                means[c] += covariance * alpha[k];
            }
        }
        cholesky.forward(block);
        for (int c = 0; c < means.length; c++) {
            double explained = 0;
            for (double[] numbers : block) {
                explained += numbers[c] * numbers[c];
            }
            predictions.add(ranks.prediction(means[c], Math.sqrt(Math.max(0, variances[c] - explained))));
        }
    }
}
