package nas4j.experiments.graphs;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import nas4j.evaluate.Split;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predict.RankCorrelation;
import nas4j.predict.Row;
import nas4j.predictors.djl.GraphNetworkProvider;

/**
 * How well the graph network ranks 1,000 networks of a table that it has no label of, and how long it takes. Arguments: the
 * folder of the tables, the table, how many labels it learns from, the first and the last seed.
 */
public final class GraphNetworkBenchmark {
    private static final int SCORED = 1_000;

    private GraphNetworkBenchmark() {}

    /** Prints a line for each seed, and the mean. */
    public static void main(String[] arguments) {
        LabelTable table = new LabelTable(arguments[1], Split.VALIDATION, Path.of(arguments[0]));
        int labels = Integer.parseInt(arguments[2]);
        List<Double> correlations = new ArrayList<>();
        for (long seed = Long.parseLong(arguments[3]); seed <= Long.parseLong(arguments[4]); seed++) {
            List<Integer> rows = table.shuffled(new SplittableRandom(seed));
            List<Integer> known = rows.subList(0, labels);
            List<Integer> asked = rows.subList(rows.size() - SCORED, rows.size());
            PerformancePredictor predictor = new GraphNetworkProvider().open(table.space(), seed);
            double start = cpuSeconds();
            predictor.fit(Row.of(table.genotypes(known)), table.labels("accuracy", known));
            double learnt = cpuSeconds();
            List<Double> means = predictor.predict(Row.of(table.genotypes(asked))).stream()
                    .map(Prediction::mean)
                    .toList();
            double asking = cpuSeconds() - learnt;
            List<Double> truth = table.labels("accuracy", asked);
            double correlation = RankCorrelation.spearman(means, truth);
            correlations.add(correlation);
            System.out.printf(
                    Locale.ROOT,
                    "seed %d: spearman %.4f kendall %.4f, learnt in %.2f s, %d asked in %.2f s of CPU%n",
                    seed,
                    correlation,
                    RankCorrelation.kendall(means, truth),
                    learnt - start,
                    SCORED,
                    asking);
        }
        double mean =
                correlations.stream().mapToDouble(value -> value).average().orElseThrow();
        System.out.printf(Locale.ROOT, "mean %.4f%n", mean);
    }

    private static double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
