package nas4j.experiments.graphs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nas4j.evaluate.Split;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predict.RankCorrelation;
import nas4j.predict.Row;
import nas4j.predictors.djl.GraphTransfer;
import nas4j.predictors.djl.SourceTask;
import nas4j.predictors.djl.Tuning;
import nas4j.predictors.gp.GaussianProcessProvider;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

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

    private final LabelTable table;
    private final GraphTransfer otherFamily;
    /** Ways without graph networks, by name; with no labels of the target too. */
    private final Map<String, Rival> rivals = new LinkedHashMap<>();

    private TransferBenchmark(Path folder) {
        table = new LabelTable("transnas-bench-101-micro", Split.NONE, folder);
        LabelTable cells = new LabelTable("nas-bench-201", Split.VALIDATION, folder);
        List<Integer> rows = cells.shuffled(new SplittableRandom(0)).subList(0, BASE_LABELS);
        otherFamily = GraphTransfer.learn(cells.task("accuracy", rows), false, 0);
        rivals.put("gp, source stacked", TransferBenchmark::stacked);
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws IOException {
        TransferBenchmark benchmark = new TransferBenchmark(Path.of(arguments[0]));
        List<String> targets = arguments.length > 3 ? List.of(arguments[3]) : TARGETS;
        for (long seed = Long.parseLong(arguments[1]); seed <= Long.parseLong(arguments[2]); seed++) {
            benchmark.run(seed, targets);
        }
    }

    private void run(long seed, List<String> targets) {
        List<Integer> rows = table.shuffled(new SplittableRandom(seed));
        List<Integer> sourceRows = rows.subList(0, SOURCE_LABELS);
        List<Integer> asked = rows.subList(rows.size() - SCORED, rows.size());
        SourceTask source = table.task(SOURCE, sourceRows);
        GraphTransfer plain = GraphTransfer.learn(source, false, seed);
        GraphTransfer adapted = otherFamily.adapt(source, seed);
        for (String target : targets) {
            for (int labels : LABELS) {
                List<Integer> few = rows.subList(SOURCE_LABELS, SOURCE_LABELS + labels);
                Trial trial = new Trial(seed, target, few, asked);
                tune("gnn, pre-trained", plain, List.of(Tuning.HEADS, Tuning.HEADS_AND_BASE), trial);
                tune("aio-p", adapted, List.of(Tuning.values()), trial);
                if (labels > 0) {
                    score("gnn, from nothing", trial, GraphTransfer.learn(table.task(target, few), false, seed));
                }
                rivals.forEach((name, rival) -> print(name, trial, predicted(rival, sourceRows, trial)));
            }
        }
    }

    /**
     * One comparison.
     *
     * @param few rows whose label of the target is known
     * @param asked rows whose label is predicted
     */
    private record Trial(long seed, String target, List<Integer> few, List<Integer> asked) {}

    private List<Double> predicted(Rival rival, List<Integer> sourceRows, Trial trial) {
        return rival.predict(
                table.space(),
                labelled(SOURCE, sourceRows),
                labelled(trial.target(), trial.few()),
                table.genotypes(trial.asked()),
                trial.seed());
    }

    /** A Gaussian process for which what another one says of the source is a column. */
    private static List<Double> stacked(
            SearchSpace space, Rival.Labelled source, Rival.Labelled target, List<Genotype> asked, long seed) {
        PerformancePredictor first = new GaussianProcessProvider().open(space, seed);
        first.fit(Row.of(source.genotypes()), source.labels());
        if (target.labels().isEmpty()) {
            return first.predict(Row.of(asked)).stream().map(Prediction::mean).toList();
        }
        PerformancePredictor second = new GaussianProcessProvider().open(space, seed);
        second.fit(told(first, target.genotypes()), target.labels());
        return second.predict(told(first, asked)).stream().map(Prediction::mean).toList();
    }

    private static List<Row> told(PerformancePredictor source, List<Genotype> genotypes) {
        List<Prediction> said = source.predict(Row.of(genotypes));
        return IntStream.range(0, genotypes.size())
                .mapToObj(k -> new Row(genotypes.get(k), List.of(said.get(k).mean())))
                .toList();
    }

    private Rival.Labelled labelled(String task, List<Integer> rows) {
        return new Rival.Labelled(task, table.genotypes(rows), table.labels(task, rows));
    }

    private void tune(String name, GraphTransfer start, List<Tuning> tunings, Trial trial) {
        if (trial.few().isEmpty()) {
            score(name, trial, start);
            return;
        }
        for (Tuning tuning : tunings) {
            String which = name + ", " + tuning.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            score(which, trial, start.tune(table.task(trial.target(), trial.few()), tuning, trial.seed()));
        }
    }

    private void score(String name, Trial trial, GraphTransfer predictor) {
        List<Prediction> predictions = predictor.predict(table.graphs(trial.asked()));
        print(name, trial, predictions.stream().map(Prediction::mean).toList());
    }

    private void print(String name, Trial trial, List<Double> predicted) {
        System.out.printf(
                Locale.ROOT,
                "seed %d, %d labels of %s, %s: %.4f%n",
                trial.seed(),
                trial.few().size(),
                trial.target(),
                name,
                RankCorrelation.spearman(predicted, table.labels(trial.target(), trial.asked())));
    }
}
