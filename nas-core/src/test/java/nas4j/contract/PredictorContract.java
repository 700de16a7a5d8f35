package nas4j.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predict.PredictorProvider;
import nas4j.predict.RankCorrelation;
import nas4j.predict.Row;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for every predictor. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface PredictorContract {
    /** Rows that it learns from. */
    int ROWS = 60;

    PredictorProvider provider();

    @Test
    default void isFoundByItsNameAndExplainsItself() {
        PredictorProvider provider = provider();
        assertThat(provider.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(ServiceLoader.load(PredictorProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(found -> found.name().equals(provider.name())))
                .singleElement()
                .hasSameClassAs(provider);
        assertThat(provider.summary()).matches(".+\\.");
        assertThat(provider.paper()).matches(".+ (19|20)[0-9]{2}, \".+\".*");
    }

    @Test
    default void sameSeedAndRowsGiveTheSamePredictions() {
        Stream.of(TinySpace.large(), TinySpace.conditional(), TinySpace.subset(), TinySpace.training())
                .forEach(space -> {
                    List<Genotype> rows = drawn(space, ROWS, 1);
                    List<Genotype> others = drawn(space, 20, 2);
                    List<Prediction> predictions = predictions(space, rows, values(rows), others);
                    assertThat(predictions).hasSize(20);
                    assertThat(predictions(space, rows, values(rows), others)).isEqualTo(predictions);
                });
    }

    @Test
    default void learnsFromTheLatestRowsAlone() {
        SearchSpace space = TinySpace.large();
        List<Genotype> rows = drawn(space, ROWS, 1);
        List<Genotype> others = drawn(space, 20, 2);
        PerformancePredictor predictor = provider().open(space, 1);
        List<Genotype> before = drawn(space, ROWS, 3);
        predictor.fit(Row.of(before), values(before));
        predictor.fit(Row.of(rows), values(rows).reversed());
        predictor.fit(Row.of(rows), values(rows));
        requireAlike(predictor.predict(Row.of(others)), predictions(space, rows, values(rows), others));
    }

    @Test
    default void goesOnFromEarlierRowsAsIfItLearntAllAtOnce() {
        SearchSpace space = TinySpace.large();
        List<Genotype> rows = drawn(space, ROWS, 1);
        List<Genotype> others = drawn(space, 20, 2);
        PerformancePredictor predictor = provider().open(space, 1);
        for (int count : new int[] {1, 2, 10, 30, 31, 29, 45, ROWS}) {
            List<Genotype> some = rows.subList(0, count);
            predictor.fit(Row.of(some), values(some));
            requireAlike(predictor.predict(Row.of(others)), predictions(space, some, values(some), others));
        }
    }

    /** Half of the squared error of the mean, or less. */
    @Test
    default void knowsTheRowsItHasSeen() {
        SearchSpace space = TinySpace.large();
        List<Genotype> rows = drawn(space, ROWS, 1);
        List<Double> values = values(rows);
        List<Prediction> predictions = predictions(space, rows, values, rows);
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double ofMean = 0;
        double ofPredictions = 0;
        for (int k = 0; k < ROWS; k++) {
            ofMean += Math.pow(values.get(k) - mean, 2);
            ofPredictions += Math.pow(values.get(k) - predictions.get(k).mean(), 2);
        }
        assertThat(ofPredictions).isLessThan(ofMean / 2);
    }

    /** Of pairs of unseen rows whose values differ, it puts two of three into their order. */
    @Test
    default void ordersRowsItHasNotSeen() {
        SearchSpace space = TinySpace.large();
        List<Genotype> rows = drawn(space, 2 * ROWS, 1);
        List<Genotype> others = drawn(space, ROWS, 2);
        List<Double> truths = values(others);
        List<Prediction> predictions = predictions(space, rows, values(rows), others);
        int pairs = 0;
        int right = 0;
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < i; j++) {
                double truth = truths.get(i) - truths.get(j);
                double guess = predictions.get(i).mean() - predictions.get(j).mean();
                pairs += truth != 0 ? 1 : 0;
                right += truth * guess > 0 ? 1 : 0;
            }
        }
        assertThat(right / (double) pairs).isGreaterThan(2.0 / 3);
    }

    /**
     * The rank correlation with unseen rows from three times as many rows, against that from the first third of them, over
     * three draws. For a predictor that gains nothing at all the difference of the means has a deviation of about .05, so that
     * one that only gets no worse fails with probability 10⁻³.
     */
    @Test
    default void moreRowsDoNotMakeItWorse() {
        SearchSpace space = TinySpace.large();
        double few = 0;
        double many = 0;
        for (long seed = 1; seed <= 3; seed++) {
            List<Genotype> rows = drawn(space, ROWS, 10 + seed);
            List<Genotype> others = drawn(space, ROWS, 20 + seed);
            few += correlation(space, rows.subList(0, ROWS / 3), others) / 3;
            many += correlation(space, rows, others) / 3;
        }
        assertThat(many).isGreaterThan(few - 0.15);
    }

    private double correlation(SearchSpace space, List<Genotype> rows, List<Genotype> others) {
        List<Double> expected = predictions(space, rows, values(rows), others).stream()
                .map(Prediction::mean)
                .toList();
        return RankCorrelation.spearman(expected, values(others));
    }

    @Test
    default void equalValuesAreWhatItExpectsEverywhere() {
        for (SearchSpace space : List.of(TinySpace.large(), TinySpace.single())) {
            for (int count : new int[] {1, 2, 20}) {
                List<Genotype> rows = drawn(space, count, 1);
                List<Genotype> others = drawn(space, 20, 2);
                assertThat(predictions(space, rows, Collections.nCopies(count, 42.0), others))
                        .allSatisfy(prediction -> assertThat(prediction.mean()).isEqualTo(42, within(1e-6)));
            }
        }
    }

    @Test
    default void rowsMayRepeatAndDisagree() {
        SearchSpace space = TinySpace.large();
        List<Genotype> rows =
                new ArrayList<>(Collections.nCopies(10, drawn(space, 1, 1).getFirst()));
        List<Double> values =
                new ArrayList<>(IntStream.range(0, 10).mapToObj(k -> k / 10.0).toList());
        rows.addAll(drawn(space, 10, 2));
        values.addAll(Collections.nCopies(10, 5.0));
        double mean =
                predictions(space, rows, values, rows.subList(0, 1)).getFirst().mean();
        assertThat(mean).isBetween(0.0, 3.0);
    }

    @Test
    default void outliersOfAnySizeDoNotBreakIt() {
        SearchSpace space = TinySpace.large();
        List<Genotype> rows = drawn(space, ROWS, 1);
        List<Genotype> others = drawn(space, 20, 2);
        for (double outlier : new double[] {-1e12, 1e12, Double.MAX_VALUE, -Double.MAX_VALUE}) {
            List<Double> values = new ArrayList<>(values(rows));
            values.set(7, outlier);
            values.set(11, -outlier);
            assertThat(predictions(space, rows, values, others)).hasSize(20).doesNotContainNull();
        }
    }

    @Test
    default void needsRowsWithAValueEach() {
        SearchSpace space = TinySpace.large();
        List<Genotype> rows = drawn(space, 2, 1);
        PerformancePredictor predictor = provider().open(space, 1);
        assertThatIllegalStateException().isThrownBy(() -> predictor.predict(Row.of(rows)));
        assertThatIllegalArgumentException().isThrownBy(() -> predictor.fit(List.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> predictor.fit(Row.of(rows), List.of(1.0)))
                .withMessageContaining("[2]")
                .withMessageContaining("[1]");
    }

    @Test
    default void notANumberIsNoValue() {
        List<Row> rows = Row.of(drawn(TinySpace.large(), 2, 1));
        PerformancePredictor predictor = provider().open(TinySpace.large(), 1);
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> predictor.fit(rows, List.of(1.0, value)))
                    .withMessageContaining("[" + value + "]")
                    .withMessageContaining("row 2");
        }
    }

    /** What is written answers as what wrote it, bit for bit, and can learn again. */
    @Test
    default void answersTheSameAfterItWasSavedAndLoaded() throws IOException {
        for (SearchSpace space : List.of(TinySpace.large(), TinySpace.conditional(), TinySpace.subset())) {
            List<Genotype> rows = drawn(space, ROWS, 1);
            List<Row> others = Row.of(drawn(space, 20, 2));
            PerformancePredictor predictor = provider().open(space, 1);
            assertThatIllegalStateException()
                    .isThrownBy(() -> predictor.save(new DataOutputStream(OutputStream.nullOutputStream())));
            predictor.fit(Row.of(rows), values(rows));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            predictor.save(new DataOutputStream(bytes));
            PerformancePredictor loaded =
                    provider().load(space, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            assertThat(loaded.predict(others)).isEqualTo(predictor.predict(others));
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            loaded.save(new DataOutputStream(again));
            assertThat(again.toByteArray()).isEqualTo(bytes.toByteArray());
            loaded.fit(Row.of(rows), values(rows));
            assertThat(loaded.predict(others)).hasSize(20);
        }
    }

    /** A column that says the value up to a monotone function helps those that read columns, and no other. */
    @Test
    default void columnsCountWhereTheyAreRead() {
        SearchSpace space = TinySpace.large();
        List<Genotype> rows = drawn(space, ROWS, 1);
        List<Genotype> others = drawn(space, ROWS, 2);
        PerformancePredictor with = provider().open(space, 1);
        with.fit(told(rows), values(rows));
        List<Prediction> predicted = with.predict(told(others));
        if (provider().readsColumns()) {
            double correlation = RankCorrelation.spearman(
                    predicted.stream().map(Prediction::mean).toList(), values(others));
            assertThat(correlation).isGreaterThan(0.9);
            assertThatIllegalArgumentException().isThrownBy(() -> with.predict(Row.of(others)));
        } else {
            assertThat(predicted).isEqualTo(predictions(space, rows, values(rows), others));
        }
    }

    private static List<Row> told(List<Genotype> genotypes) {
        List<Double> values = values(genotypes);
        return IntStream.range(0, genotypes.size())
                .mapToObj(k -> new Row(genotypes.get(k), List.of(Math.exp(3 * values.get(k)), (double) (k % 7))))
                .toList();
    }

    private List<Prediction> predictions(
            SearchSpace space, List<Genotype> rows, List<Double> values, List<Genotype> asked) {
        PerformancePredictor predictor = provider().open(space, 1);
        predictor.fit(Row.of(rows), values);
        return predictor.predict(Row.of(asked));
    }

    private static void requireAlike(List<Prediction> one, List<Prediction> other) {
        assertThat(one).hasSameSizeAs(other);
        for (int k = 0; k < one.size(); k++) {
            assertThat(one.get(k).mean()).isEqualTo(other.get(k).mean(), within(1e-6));
            assertThat(one.get(k).std()).isEqualTo(other.get(k).std(), within(1e-6));
        }
    }

    private static List<Genotype> drawn(SearchSpace space, int count, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        return Stream.generate(() -> space.sample(random)).limit(count).toList();
    }

    /** How many decisions are answered with their last option, the first ones counting more, and a hundredth of noise. */
    private static List<Double> values(List<Genotype> genotypes) {
        ToDoubleFunction<Genotype> value = genotype -> {
            double sum = Math.floorMod(genotype.hash(), 100) / 10_000.0;
            for (int k = 0; k < genotype.options().length; k++) {
                int last = genotype.space().decisions().get(k).options() - 1;
                sum += genotype.option(k) == last ? 1 + 1.0 / (1 + k) : 0;
            }
            return sum;
        };
        return genotypes.stream().map(value::applyAsDouble).toList();
    }
}
