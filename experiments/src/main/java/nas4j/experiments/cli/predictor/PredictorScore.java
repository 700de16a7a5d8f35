package nas4j.experiments.cli.predictor;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.djl.task.MismatchException;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.experiments.yaml.Proxies;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.predictors.proxy.ProxyBatch;
import nas4j.predictors.proxy.ZeroCostProxy;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nas predictor score}. */
@Command(
        name = "score",
        description = {
            "Score untrained networks by zero-cost proxies.",
            "One row a network. Where a network has no score, its place is empty and the last column says why."
        },
        footer = {"", "Example: nas predictor score --space nas-bench-201 --count 20 --proxy synflow,nwot --format csv"
        })
final class PredictorScore implements Callable<Integer> {
    @Mixin
    private final ScoredGenotypes genotypes = new ScoredGenotypes();

    @Option(
            names = "--proxy",
            required = true,
            split = ",",
            paramLabel = "NAME",
            description = "What scores them, such as synflow,nwot. `nas predictor list` has them all.")
    private List<String> proxies = List.of();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description =
                    "Images: IDX or CIFAR files, pictures in a folder for each class, or images and masks. Without it,"
                            + " proxies that look at images see noise with random labels.")
    private @Nullable Path data;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "64",
            description = "Images that a proxy looks at, from 2. Default: 64.")
    private int batch;

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws Exception {
        List<ZeroCostProxy> scoring = proxies.stream()
                .distinct()
                .map(name -> Proxies.named(name, new Where("--proxy", 0, 0, "")))
                .toList();
        if (batch < 2) {
            throw new InputException(
                    new Where("--batch", 0, 0, ""), "found [" + batch + "], accepted: a whole number of at least 2");
        }
        ScoredImages images = ScoredImages.read(data, batch, genotypes.seed());
        SearchSpace space = genotypes.space(images);
        List<Genotype> networks = genotypes.of(space);
        Supplier<Engine> engine = () -> Engine.open(TrainingDevice.CPU);
        ProxyBatch seen = scoring.stream().anyMatch(ZeroCostProxy::usesImages)
                ? images.batch(space, engine)
                : ProxyBatch.withoutImages(batch, engine);
        print(space, networks, new ScoreRow(scoring, seen, genotypes.seed()));
        return 0;
    }

    private void print(SearchSpace space, List<Genotype> networks, ScoreRow row) throws InterruptedException {
        try (Report report = output.report(row.columns(space))) {
            for (Genotype genotype : networks) {
                report.row(row.values(genotype).toArray());
            }
        } catch (MismatchException e) {
            throw new InputException(new Where("--space", 0, 0, ""), String.valueOf(e.getMessage()));
        }
    }
}
