package nas4j.experiments.predict;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import nas4j.input.Where;
import nas4j.plugin.Registry;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.PredictorProvider;
import nas4j.predict.Row;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/** Processor time of one thread that predictors take to learn 1,000 rows of 100 columns, and what they predict in a second. */
public final class PredictorSpeed {
    private static final int ROWS = 1_000;
    private static final int COLUMNS = 100;
    private static final int ASKED = 20_000;
    private static final int REPEATS = 31;

    private PredictorSpeed() {}

    /** Prints medians; the arguments are names of predictors. */
    public static void main(String[] names) {
        SearchSpace space = PlainSpaces.columns();
        List<Row> rows = rows(space, ROWS, 1);
        List<Row> asked = rows(space, ASKED, 2);
        List<Double> values = rows.stream().map(PredictorSpeed::value).toList();
        for (String name : names) {
            PredictorProvider provider =
                    Registry.of(PredictorProvider.class, "predictor").get(name, Where.UNKNOWN);
            double[] fit = new double[REPEATS];
            double[] rate = new double[REPEATS];
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                PerformancePredictor predictor = provider.open(space, repeat);
                fit[repeat] = seconds(() -> predictor.fit(rows, values));
                rate[repeat] = ASKED / seconds(() -> predictor.predict(asked));
            }
            System.out.printf(
                    Locale.ROOT, "%-16s fit %.3f s, %,.0f rows/s predicted%n", name, median(fit), median(rate));
        }
    }

    private static List<Row> rows(SearchSpace space, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Genotype genotype = space.genotype();
        return Stream.generate(() -> new Row(
                        genotype,
                        DoubleStream.generate(random::nextDouble)
                                .limit(COLUMNS)
                                .boxed()
                                .toList()))
                .limit(count)
                .toList();
    }

    private static double value(Row row) {
        List<Double> x = row.columns();
        return x.get(0) + x.get(1) * x.get(2) + Math.sin(5 * x.get(3)) + x.get(4);
    }

    private static double seconds(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return (threads.getCurrentThreadCpuTime() - start) / 1e9;
    }

    private static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
