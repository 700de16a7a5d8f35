package nas4j.experiments.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.schema.ExperimentSchema;
import nas4j.experiments.yaml.Change;
import nas4j.experiments.yaml.ExperimentReader;
import nas4j.experiments.yaml.Overrides;
import nas4j.spaces.yaml.YamlFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nas run}. */
@Command(
        name = "run",
        description = {
            "Run an experiment: search, random search at the same cost, and what decides between them.",
            "An experiment that was begun goes on where it ended; one that is finished is left alone."
        },
        footer = {"", "Example: nas run experiments/configs/quickstart.yaml"})
final class RunCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Another value for a key of the file, such as evaluate.epochs=5. Can be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--name", paramLabel = "NAME", description = "Another name for the experiment.")
    private @Nullable String name;

    @Option(names = "--seed", paramLabel = "S", description = "One seed instead of the file's.")
    private @Nullable Long seed;

    @Option(names = "--trials", paramLabel = "N", description = "Another number of trials for each search.")
    private @Nullable Long trials;

    @Option(names = "--time", paramLabel = "TIME", description = "A time for each search, such as 10m.")
    private @Nullable String time;

    @Option(names = "--workers", paramLabel = "N", description = "Trials at once, each in a process of its own.")
    private @Nullable Integer workers;

    @Option(
            names = "--calibrate",
            arity = "0..1",
            paramLabel = "N",
            fallbackValue = "24",
            description = {
                "Before the search, find the exponent of mnasnet-soft",
                "from N random networks of the space. Default: 24."
            })
    private @Nullable Long calibrate;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Mixin
    private final ResultsFolder results = new ResultsFolder();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        if (what.schema || what.file == null) {
            output.json(ExperimentSchema.json());
            return ExitCodes.DONE;
        }
        Experiment experiment = ExperimentReader.read(Overrides.apply(YamlFile.read(what.file), changes()));
        if (calibrate == null) {
            return options.run(experiment, results, output);
        }
        Optional<Experiment> calibrated = new Calibration(options, results, output).calibrate(experiment, calibrate);
        return calibrated.isEmpty() ? ExitCodes.INTERRUPTED : options.run(calibrated.get(), results, output);
    }

    /** An experiment, or what describes them all. */
    private static final class What {
        @Parameters(index = "0", paramLabel = "FILE", description = "An experiment file.")
        private @Nullable Path file;

        @Option(
                names = "--schema",
                required = true,
                description = "Print the JSON Schema of experiment files, with which editors complete and check them.")
        private boolean schema;
    }

    /** Options are settings by another name. */
    private List<Change> changes() {
        List<Change> all = new ArrayList<>(settings.stream().map(Change::set).toList());
        add("--name", name, "experiment", "%s", all);
        add("--seed", seed, "seeds", "[%s]", all);
        add("--trials", trials, "budget.trials", "%s", all);
        add("--time", time, "budget.time", "%s", all);
        add("--workers", workers, "workers", "%s", all);
        return all;
    }

    private static void add(String option, @Nullable Object value, String path, String form, List<Change> all) {
        if (value != null) {
            all.add(new Change(option + " " + value, path, form.formatted(value)));
        }
    }
}
