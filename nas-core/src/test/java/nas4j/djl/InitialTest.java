package nas4j.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nas4j.djl.parity.Golden;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The first values of each layer's parameters are distributed as those of PyTorch's layer of the same sizes, whose
 * moments {@code parity.py} wrote down. Each of about 50 comparisons of random numbers fails wrongly with less than one in
 * a million seeds, so the class does with less than one in 20,000.
 */
@Tag("engine")
class InitialTest {
    /** Standard errors that a normal number stays within but once in 1.7 million times. */
    private static final double ERRORS = 5;

    private static final int SIZE = 10_000;

    /** Moments of one parameter's values. */
    private record Moments(long count, double mean, double deviation, double least, double largest) {
        static Moments of(FloatBuffer values) {
            double mean = stream(values).average().orElseThrow();
            double square = stream(values)
                    .map(value -> Math.pow(value - mean, 2))
                    .average()
                    .orElseThrow();
            double least = stream(values).min().orElseThrow();
            double largest = stream(values).max().orElseThrow();
            return new Moments(values.limit(), mean, Math.sqrt(square), least, largest);
        }

        static Moments of(List<String> row) {
            double[] cells =
                    row.stream().skip(1).mapToDouble(Double::parseDouble).toArray();
            return new Moments((long) cells[0], cells[1], cells[2], cells[3], cells[4]);
        }

        /** No value of a uniform or constant distribution is farther from its mean than 1.74 deviations. */
        boolean isNormal() {
            return largest - mean > 2 * deviation;
        }
    }

    private static DoubleStream stream(FloatBuffer values) {
        return IntStream.range(0, values.limit()).mapToDouble(values::get);
    }

    private static Weights firstValues(long seed) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int image = builder.add("image", new Op.Input(TensorShape.of(4, 5, 5)));
        int channels = builder.add("channels", new Op.Input(TensorShape.of(SIZE, 5, 5)));
        int tokens = builder.add("tokens", new Op.Input(TensorShape.of(DataType.INT32, 100)));
        int vector = builder.add("vector", new Op.Input(TensorShape.of(7)));
        add(builder, "conv", new Op.Conv2d(SIZE, Window.same(3, 1, 1), 1, true), image);
        add(builder, "grouped", new Op.Conv2d(SIZE, Window.same(5, 1, 1), SIZE / 4, true), channels);
        add(builder, "depthwise", new Op.Conv2d(SIZE, Window.same(3, 1, 1), SIZE, true), channels);
        add(builder, "linear", new Op.Linear(SIZE, true), vector);
        add(builder, "linear2", new Op.Linear(SIZE, true), vector);
        add(builder, "batch-norm", new Op.BatchNorm(true), channels);
        add(builder, "layer-norm", new Op.LayerNorm(), channels);
        int embedded = add(builder, "embedding", new Op.Embedding(1_000, 100), tokens);
        add(builder, "position", new Op.Position(), embedded);
        try (CompiledNetwork network = new GraphCompiler(Runs.engine()).compile(builder.build(), seed)) {
            return network.weights();
        }
    }

    private static int add(ComputationGraph.Builder builder, String path, Op op, int in) {
        int id = builder.add(path, op, in);
        builder.output(path, id);
        return id;
    }

    private static FloatBuffer values(Weights weights, String path) {
        return Objects.requireNonNull(weights.tensors().get(path), path).values();
    }

    @Test
    void firstValuesAreDistributedAsThoseOfPyTorch() {
        Weights weights = firstValues(1);
        List<List<String>> rows = Golden.rows("initial.csv");
        assertThat(rows).hasSize(15);
        for (List<String> row : rows) {
            String path = row.getFirst();
            assertAlike(path, Moments.of(values(weights, path)), Moments.of(row));
        }
    }

    private static void assertAlike(String path, Moments found, Moments expected) {
        assertThat(found.count()).as("count of %s", path).isEqualTo(expected.count());
        double deviation = expected.deviation();
        double root = Math.sqrt((double) expected.count());
        assertThat(found.mean())
                .as("mean of %s", path)
                .isCloseTo(expected.mean(), within(ERRORS * Math.sqrt(2) * deviation / root));
        assertThat(found.deviation())
                .as("deviation of %s", path)
                .isCloseTo(deviation, within(ERRORS * deviation / root));
        assertThat(found.isNormal()).as("shape of %s", path).isEqualTo(expected.isNormal());
        if (found.isNormal()) {
            assertNormalEnds(path, found);
        } else {
            // The largest of n uniform numbers is farther than 30 / n of the bound from it once in 3 million times.
            double most = 30 * Math.sqrt(3) * deviation / expected.count();
            assertThat(found.largest()).as("largest of %s", path).isCloseTo(expected.largest(), within(most));
            assertThat(found.least()).as("least of %s", path).isCloseTo(expected.least(), within(most));
        }
    }

    /** Of 10,000 to 100,000 normal numbers. */
    private static void assertNormalEnds(String path, Moments found) {
        assertThat(found.largest() / found.deviation())
                .as("largest of %s", path)
                .isBetween(2.9, 7.0);
        assertThat(found.least() / found.deviation()).as("least of %s", path).isBetween(-7.0, -2.9);
    }

    @Test
    void positionsAreNormalWithADeviationOfAFiftieth() {
        Moments found = Moments.of(values(firstValues(1), "position.weight"));
        double root = Math.sqrt((double) found.count());
        assertThat(found.count()).isEqualTo(10_000);
        assertThat(found.mean()).isCloseTo(0, within(ERRORS * 0.02 / root));
        assertThat(found.deviation()).isCloseTo(0.02, within(ERRORS * 0.02 / Math.sqrt(2) / root));
        assertNormalEnds("position.weight", found);
    }

    @Test
    void valuesAreIndependentOfTheirNeighboursOfOtherLayersAndOfOtherSeeds() {
        Weights weights = firstValues(1);
        for (String path : List.of("conv.weight", "linear.weight", "embedding.weight", "position.weight")) {
            FloatBuffer values = values(weights, path);
            assertIndependent(values, values.slice(1, values.limit() - 1));
        }
        FloatBuffer linear = values(weights, "linear.weight");
        assertIndependent(linear, values(weights, "linear2.weight"));
        assertIndependent(linear, values(firstValues(2), "linear.weight"));
        assertIndependent(linear, values(weights, "linear.bias"));
    }

    /** The correlation of n independent numbers has the standard error 1 / √n. */
    private static void assertIndependent(FloatBuffer some, FloatBuffer others) {
        int count = Math.min(some.limit(), others.limit());
        Moments one = Moments.of(some);
        Moments other = Moments.of(others);
        double products = 0;
        for (int k = 0; k < count; k++) {
            products += (some.get(k) - one.mean()) * (others.get(k) - other.mean());
        }
        double correlation = products / count / one.deviation() / other.deviation();
        assertThat(correlation).isCloseTo(0, within(ERRORS / Math.sqrt((double) count)));
    }
}
