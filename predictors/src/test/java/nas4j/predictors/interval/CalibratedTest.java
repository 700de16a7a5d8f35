package nas4j.predictors.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.predict.PredictorProvider;
import nas4j.predict.Row;
import nas4j.predictors.linear.RidgeProvider;
import nas4j.predictors.ridge.HashedRidgeProvider;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class CalibratedTest {
    private final SearchSpace space = TinySpace.large();

    private List<Row> drawn(int count, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        return Stream.generate(() -> Row.of(space.sample(random))).limit(count).toList();
    }

    /** A sum over decisions with noise of deviation 1. */
    private static List<Double> values(List<Row> rows, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        List<Double> values = new ArrayList<>();
        for (Row row : rows) {
            double sum = 0;
            for (int option : row.genotype().options()) {
                sum += option;
            }
            values.add(sum + random.nextGaussian());
        }
        return values;
    }

    /**
     * Of 20 splits with 60 rows each and 50 to predict, the mean share is within .05 of what it should be: the deviation of
     * the mean is about .0135, so that a right program fails once in 4,000 times at most.
     */
    @Test
    void intervalsHoldTheirShareOfTruths() {
        for (PredictorProvider provider : List.of(new RidgeProvider(), new HashedRidgeProvider())) {
            double held = 0;
            int splits = 20;
            for (int split = 0; split < splits; split++) {
                held += held(provider, 60, split, .9) / splits;
            }
            assertThat(held).isBetween(.85, .95);
        }
    }

    /** The jackknife+ promises 1 − 2α and keeps about 1 − α. */
    @Test
    void withFewRowsTheyHoldAsWell() {
        double held = 0;
        int splits = 20;
        for (int split = 0; split < splits; split++) {
            held += held(new RidgeProvider(), 15, split, .8) / splits;
        }
        assertThat(held).isBetween(.74, .95);
    }

    private double held(PredictorProvider provider, int count, long seed, double coverage) {
        List<Row> rows = drawn(count, 10 * seed + 1);
        List<Row> others = drawn(50, 10 * seed + 2);
        Calibrated calibrated = Calibrated.fit(() -> provider.open(space, seed), rows, values(rows, 10 * seed + 3));
        List<Double> truths = values(others, 10 * seed + 4);
        List<Interval> intervals = calibrated.intervals(others, calibrated.predict(others), coverage);
        int held = 0;
        for (int k = 0; k < truths.size(); k++) {
            held += intervals.get(k).holds(truths.get(k)) ? 1 : 0;
        }
        return held / (double) truths.size();
    }

    @Test
    void ofOneRowNothingIsKnownOfErrors() {
        List<Row> rows = drawn(1, 1);
        Calibrated calibrated = Calibrated.fit(() -> new RidgeProvider().open(space, 1), rows, List.of(3.0));
        Interval interval =
                calibrated.intervals(rows, calibrated.predict(rows), .5).getFirst();
        assertThat(interval).isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    @Test
    void answersTheSameAfterItWasSavedAndLoaded() throws IOException {
        for (int count : new int[] {10, 40}) {
            List<Row> rows = drawn(count, 1);
            List<Row> others = drawn(20, 2);
            RidgeProvider provider = new RidgeProvider();
            Calibrated calibrated = Calibrated.fit(() -> provider.open(space, 1), rows, values(rows, 3));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            calibrated.save(new DataOutputStream(bytes));
            Calibrated loaded = Calibrated.load(
                    provider, space, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            assertThat(loaded.intervals(others, loaded.predict(others), .9))
                    .isEqualTo(calibrated.intervals(others, calibrated.predict(others), .9));
        }
    }

    @Test
    void coverageIsAShare() {
        List<Row> rows = drawn(5, 1);
        Calibrated calibrated = Calibrated.fit(() -> new RidgeProvider().open(space, 1), rows, values(rows, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calibrated.intervals(rows, calibrated.predict(rows), 90))
                .withMessageContaining("[90.0]");
    }
}
