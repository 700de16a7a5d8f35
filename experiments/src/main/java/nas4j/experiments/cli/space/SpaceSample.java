package nas4j.experiments.cli.space;

import java.util.random.RandomGenerator;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpace.Sampling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nas space sample}. */
@Command(
        name = "sample",
        description = {
            "Draw random networks that satisfy the constraints over decisions, and print what they cost.",
        },
        footer = {"", "Example: nas space sample nas-bench-201 -n 5 --seed 1 --format json"})
final class SpaceSample implements Runnable {
    @Mixin
    private final SpaceArgument argument = new SpaceArgument();

    @Mixin
    private final Output output = new Output();

    @Option(names = "-n", paramLabel = "N", defaultValue = "10", description = "How many. Default: 10.")
    private int count;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the draws. Default: 1.")
    private long seed;

    @Option(
            names = "--uniform",
            paramLabel = "OVER",
            defaultValue = "genotypes",
            description =
                    "What is equally likely: genotypes, or the options of each decision (decisions). Default: genotypes.")
    private Sampling sampling = Sampling.GENOTYPES;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        if (count < 0) {
            throw new ParameterException(spec.commandLine(), "-n [" + count + "] is below 0");
        }
        SearchSpace space = argument.space();
        RandomGenerator random = Seeds.generator(seed);
        try (Report report = output.report(Networks.COLUMNS)) {
            for (int k = 0; k < count; k++) {
                Networks.print(space.sample(random, sampling), report);
            }
        }
    }
}
