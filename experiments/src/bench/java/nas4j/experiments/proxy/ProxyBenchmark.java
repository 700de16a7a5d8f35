package nas4j.experiments.proxy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.file.FolderOptions;
import nas4j.djl.data.file.LocalData;
import nas4j.experiments.proxy.djl.CpuClock;
import nas4j.experiments.proxy.djl.ForwardBackward;
import nas4j.experiments.yaml.Proxies;
import nas4j.graph.ComputationGraph;
import nas4j.input.Where;
import nas4j.predict.RankCorrelation;
import nas4j.predictors.proxy.NoScoreException;
import nas4j.predictors.proxy.ProxyBatch;
import nas4j.predictors.proxy.ZeroCostProxy;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;

/**
 * Scores random cells of NAS-Bench-201 on one batch of CIFAR-10, and compares with published scores, with themselves for other weights and images, and
 * with accuracies.
 * Times are those that the thread has on a processor. Arguments: the folder of the tables, that of the images, how many cells, images in the batch, proxies.
 */
public final class ProxyBenchmark {
    private static final long SEED = 1;
    /** Of other first weights, and another batch. */
    private static final long OTHER_SEED = 2;

    private final SearchSpace space = SpaceCompiler.compile(Catalogue.load("nas-bench-201"));
    private final List<PublishedCell> cells;
    private final ProxyBatch batch;
    private final ProxyBatch otherBatch;
    private double passSeconds;

    private ProxyBenchmark(List<PublishedCell> cells, ProxyBatch batch, ProxyBatch otherBatch) {
        this.cells = cells;
        this.batch = batch;
        this.otherBatch = otherBatch;
    }

    /** Prints a row for each proxy. */
    public static void main(String[] arguments) throws InterruptedException {
        Engine engine = Engine.open(TrainingDevice.CPU);
        List<PublishedCell> all = PublishedCell.read(Path.of(arguments[0]));
        SplittableRandom random = new SplittableRandom(SEED);
        List<PublishedCell> drawn = new ArrayList<>();
        int count = Integer.parseInt(arguments[2]);
        while (drawn.size() < count) {
            drawn.add(all.remove(random.nextInt(all.size())));
        }
        ImageData images =
                LocalData.read(Path.of(arguments[1]), FolderOptions.of(1)).training();
        int size = Integer.parseInt(arguments[3]);
        ProxyBenchmark benchmark = new ProxyBenchmark(
                drawn,
                ProxyBatch.draw(images, size, SEED, () -> engine),
                ProxyBatch.draw(images, size, OTHER_SEED, () -> engine));
        benchmark.warmUp();
        System.out.printf(
                Locale.ROOT,
                "%d cells, a batch of %d; one pass forward and back takes %.3f s of CPU%n",
                count,
                size,
                benchmark.passSeconds);
        System.out.println("proxy        n  ours-table  ours-again  ours-accuracy  table-accuracy  s/network  passes");
        for (String name : arguments[4].split(",")) {
            benchmark.print(Proxies.named(name, Where.UNKNOWN));
        }
    }

    /** One pass of each network, the first of them twice. */
    private void warmUp() throws InterruptedException {
        ForwardBackward.seconds(graph(cells.getFirst()), batch);
        for (PublishedCell cell : cells) {
            passSeconds += ForwardBackward.seconds(graph(cell), batch) / cells.size();
        }
    }

    private ComputationGraph graph(PublishedCell cell) {
        return space.decode(space.parse(cell.architecture())).graph();
    }

    private void print(ZeroCostProxy proxy) throws InterruptedException {
        List<Double> ours = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<PublishedCell> scored = new ArrayList<>();
        double seconds = 0;
        for (PublishedCell cell : cells) {
            ComputationGraph graph = graph(cell);
            double start = CpuClock.seconds();
            try {
                double score = proxy.score(graph, batch, SEED);
                seconds += (CpuClock.seconds() - start) / cells.size();
                again.add(proxy.score(graph, otherBatch, OTHER_SEED));
                ours.add(score);
                scored.add(cell);
            } catch (NoScoreException e) {
                System.out.println(cell.architecture() + " has no " + proxy.name() + ": " + e.getMessage());
            }
        }
        List<Double> table =
                scored.stream().map(cell -> cell.score(proxy.name())).toList();
        List<Double> accuracy = scored.stream().map(PublishedCell::accuracy).toList();
        System.out.printf(
                Locale.ROOT,
                "%-10s %4d  %10.3f  %10.3f  %13.3f  %14.3f  %9.4f  %6.2f%n",
                proxy.name(),
                ours.size(),
                RankCorrelation.spearman(ours, table),
                RankCorrelation.spearman(ours, again),
                RankCorrelation.spearman(ours, accuracy),
                RankCorrelation.spearman(table, accuracy),
                seconds,
                seconds / passSeconds);
    }
}
