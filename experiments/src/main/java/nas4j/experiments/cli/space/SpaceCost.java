package nas4j.experiments.cli.space;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.space.SearchSpace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nas space cost}. */
@Command(
        name = "cost",
        description = {
            "Print what given networks cost.",
            "With --device host, also their latency as the model of this machine's kernels predicts it; with another device,",
            "what its data sheet lets one expect: an estimate, not a measurement. With --table, sums of a look-up table."
        },
        footer = {"", "Example: nas space cost nas-bench-201 --file genotypes.txt --format csv"})
final class SpaceCost implements Callable<Integer> {
    @Mixin
    private final SpaceArgument argument = new SpaceArgument();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--file",
            required = true,
            paramLabel = "FILE",
            description = "One genotype a line, or a published benchmark's own string. Empty lines and lines that begin"
                    + " with # are left out.")
    private Path file = Path.of("");

    @Mixin
    private final EstimateOptions estimates = new EstimateOptions();

    @Override
    public Integer call() throws IOException {
        SearchSpace space = argument.space();
        CostRow row = new CostRow(estimates.find(space));
        try (GenotypeFile genotypes = GenotypeFile.open(file, space);
                Report report = output.report(row.columns())) {
            genotypes.read(genotype -> report.row(row.values(genotype).toArray()));
        }
        return 0;
    }
}
