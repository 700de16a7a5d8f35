package nas4j.experiments.graphs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import nas4j.evaluate.Split;
import nas4j.predict.Prediction;
import nas4j.predict.RankCorrelation;
import nas4j.predictors.djl.GraphTransfer;
import nas4j.predictors.djl.SourceTask;
import nas4j.predictors.djl.Tuning;
import nas4j.predictors.graph.FeatureGraph;

/**
 * From object classification to the other tasks of TransNAS-Bench-101, cells: rank correlation with no, 20 and 50 labels of
 * the other task, on 1,000 networks that have no label of either. Prints one line for each seed and way. Arguments: the
 * folder of the tables, the first and the last seed, and a task to go to, for all if there is none.
 */
public final class TransferBenchmark {
    private static final String SOURCE = "object-accuracy";
    private static final List<String> TARGETS =
            List.of("scene-accuracy", "jigsaw-accuracy", "segmentation-accuracy", "normals-similarity");
    private static final int SOURCE_LABELS = 500;
    private static final int BASE_LABELS = 2_000;
    private static final int SCORED = 1_000;
    private static final List<Integer> LABELS = List.of(0, 20, 50);

    private static final String WITH_ADAPTER = "aio-p";
    private static final List<Tuning> WITHOUT_ADAPTER = List.of(Tuning.HEADS, Tuning.HEADS_AND_BASE);

    private final LabelTable table;
    private final GraphTransfer otherFamily;
    /** Ways of others, by name; with no labels of the target too. */
    private final Map<String, Rival> rivals = new LinkedHashMap<>();

    private final Map<String, List<Double>> correlations = new LinkedHashMap<>();

    private TransferBenchmark(Path folder) {
        table = new LabelTable("transnas-bench-101-micro", Split.NONE, folder);
        LabelTable cells = new LabelTable("nas-bench-201", Split.VALIDATION, folder);
        List<Integer> rows = cells.shuffled(new SplittableRandom(0)).subList(0, BASE_LABELS);
        otherFamily = GraphTransfer.learn(cells.task("accuracy", rows), false, 0);
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws IOException {
        TransferBenchmark benchmark = new TransferBenchmark(Path.of(arguments[0]));
        List<String> targets = arguments.length > 3 ? List.of(arguments[3]) : TARGETS;
        for (long seed = Long.parseLong(arguments[1]); seed <= Long.parseLong(arguments[2]); seed++) {
            benchmark.run(seed, targets);
        }
        benchmark.correlations.forEach((name, values) -> System.out.printf(
                Locale.ROOT, "%-60s %s%n", name, values.stream().map(value -> String.format(Locale.ROOT, "%.4f", value)).toList()));
    }

    private void run(long seed, List<String> targets) {
        List<Integer> rows = table.shuffled(new SplittableRandom(seed));
        List<Integer> sourceRows = rows.subList(0, SOURCE_LABELS);
        List<Integer> asked = rows.subList(rows.size() - SCORED, rows.size());
        SourceTask source = table.task(SOURCE, sourceRows);
        Map<String, GraphTransfer> starts = new LinkedHashMap<>();
        starts.put("gnn, pre-trained", GraphTransfer.learn(source, false, seed));
        starts.put(WITH_ADAPTER, otherFamily.adapt(source, seed));
        for (String target : targets) {
            for (int labels : LABELS) {
                List<Integer> few = rows.subList(SOURCE_LABELS, SOURCE_LABELS + labels);
                starts.forEach((name, start) -> tune(name, start, target, few, asked, seed));
                if (labels > 0) {
                    score("gnn, from nothing", target, labels, asked, GraphTransfer.learn(table.task(target, few), false, seed));
                }
                rivals.forEach((name, rival) -> add(
                        name, target, labels, asked,
                        rival.predict(
                                table.space(),
                                labelled(SOURCE, sourceRows),
                                labelled(target, few),
                                table.genotypes(asked),
                                seed)));
            }
        }
    }

    private Rival.Labelled labelled(String task, List<Integer> rows) {
        return new Rival.Labelled(task, table.genotypes(rows), table.labels(task, rows));
    }

    private void tune(
            String name, GraphTransfer start, String target, List<Integer> few, List<Integer> asked, long seed) {
        if (few.isEmpty()) {
            score(name, target, 0, asked, start);
            return;
        }
        for (Tuning tuning : name.equals(WITH_ADAPTER) ? List.of(Tuning.values()) : WITHOUT_ADAPTER) {
            String which = name + ", " + tuning.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            score(which, target, few.size(), asked, start.tune(table.task(target, few), tuning, seed));
        }
    }

    private void score(String name, String target, int labels, List<Integer> asked, GraphTransfer predictor) {
        List<FeatureGraph> graphs = table.graphs(asked);
        add(name, target, labels, asked, predictor.predict(graphs).stream().map(Prediction::mean).toList());
    }

    private void add(String name, String target, int labels, List<Integer> asked, List<Double> predicted) {
        double correlation = RankCorrelation.spearman(predicted, table.labels(target, asked));
        correlations
                .computeIfAbsent(name + " | " + labels + " | " + target, _ -> new ArrayList<>())
                .add(correlation);
    }
}
