package nas4j.experiments.cli.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.experiments.onboard.OnboardFile;
import nas4j.experiments.onboard.OnboardedModel;
import nas4j.experiments.onboard.Onboarding;
import nas4j.experiments.onboard.OtherDevices;
import nas4j.experiments.onboard.Plan;
import nas4j.experiments.onboard.Plans;
import nas4j.experiments.prepare.Material;
import nas4j.experiments.yaml.ExperimentReader;
import nas4j.experiments.yaml.Spaces;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.transfer.TransferQuality;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.SpaceTree;
import nas4j.spaces.yaml.YamlFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nas device onboard}. */
@Command(
        name = "onboard",
        description = {
            "Predict a space's latencies on a device from few measurements.",
            "Measures such networks as lie far apart, and learns from them and from what other devices take: those of a",
            "table, or as the data sheets of all described devices let one expect. What is measured is kept; with a larger",
            "budget it goes on. Then `predicted-latency on NAME` can be an objective or a constraint of an experiment."
        },
        footer = {"", "Example: nas device onboard host --space mobile-mini --budget 20"})
final class DeviceOnboard implements Callable<Integer> {
    private static final int LEAST = 3;

    @Parameters(
            paramLabel = "NAME",
            description = "The device: host, agent://NAME, or a described one that is measured from here.")
    private String device = "";

    /** Networks of which the latencies are predicted. */
    static final class Networks {
        @Option(names = "--space", paramLabel = "SPACE", description = "A space of the catalogue, or a space file.")
        private @Nullable String space;

        @Option(
                names = "--experiment",
                paramLabel = "FILE",
                description = "The space of an experiment, made one for the experiment's data.")
        private @Nullable Path experiment;

        SearchSpace open() {
            SpaceTree tree = experiment == null
                    ? Spaces.load(String.valueOf(space), new Where("--space", 0, 0, ""))
                    : Material.open(ExperimentReader.read(YamlFile.read(experiment)))
                            .fitted();
            return SpaceCompiler.compile(tree);
        }
    }

    @ArgGroup(multiplicity = "1")
    private final Networks networks = new Networks();

    @Option(
            names = "--budget",
            paramLabel = "N",
            defaultValue = "20",
            description = "Networks that are measured, in total. Default: 20.")
    private int budget;

    @Option(
            names = "--protocol",
            paramLabel = "LENGTH",
            defaultValue = "full",
            description =
                    "full: three repeats of 3 s or 100 runs for each network; brief: three of .1 s. Default: full.")
    private DeviceProbe.Length length = DeviceProbe.Length.full;

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description =
                    "What other devices take: a CSV file as of `nas device transfer`. Default: their data sheets.")
    private @Nullable Path table;

    @Option(
            names = "--architectures",
            paramLabel = "FILE",
            description = "With --table: says which architectures its rows are. Default: SPACE.csv.gz beside it.")
    private @Nullable Path architectures;

    @Option(
            names = "--sources",
            split = ",",
            paramLabel = "COLUMN",
            description = "With --table: the columns of the other devices. Default: all.")
    private List<String> sources = new ArrayList<>();

    @Mixin
    private final BackEndOptions options = new BackEndOptions();

    @Mixin
    private final HostOptions host = new HostOptions();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException, InterruptedException {
        SearchSpace space = networks.open();
        DevicesFolder folder = host.folder();
        OnboardFile file = OnboardFile.in(folder.path(), device, space);
        Plans plans = new Plans(folder.devices());
        Plan plan = plan(plans, space, file);
        OtherDevices others = plans.others(plan, space, file.path());
        requireBudget(others.architectures().size());
        try (BackEnd backEnd = options.backEnd(device, host, output.err()::println)) {
            if (file.findPlan().isEmpty()) {
                file.begin(plan);
            }
            host.await(backEnd.state());
            print(
                    new Onboarding(
                                    others,
                                    backEnd.probe(),
                                    folder.devices().activations(device),
                                    length.protocol(),
                                    file,
                                    output.err()::println)
                            .run(budget),
                    file);
            return ExitCodes.DONE;
        } catch (ProbeFailedException e) {
            output.err().println("nas: a network was not measured: " + e.getMessage());
            return ExitCodes.WORK_FAILED;
        }
    }

    private Plan plan(Plans plans, SearchSpace space, OnboardFile file) {
        Plan plan = table == null
                ? plans.byDataSheets(device, space)
                : plans.byTable(device, space, table, architectures, sources);
        Optional<Plan> known = file.findPlan();
        if (known.isPresent() && !known.get().equals(plan)) {
            throw new InputException(
                    new Where(file.path().toString(), 1, 1, ""),
                    "[" + device + "] was onboarded with other networks or other devices"
                            + "\nMaybe delete that file, and measure anew.");
        }
        return plan;
    }

    private void requireBudget(int most) {
        if (budget < LEAST || budget > most) {
            throw new InputException(
                    new Where("--budget", 0, 0, ""), "found [" + budget + "], accepted: " + LEAST + " to " + most);
        }
    }

    private void print(OnboardedModel model, OnboardFile file) {
        TransferQuality quality = model.quality();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("device", device);
        fields.put("measured", quality.measured());
        fields.put("leftOutAsFaults", model.faults().size());
        fields.put("crossValidatedSpearman", quality.spearman());
        fields.put("coverage90", quality.coverage90());
        fields.put("typicalErrorPercent", 100 * Math.expm1(quality.logStd()));
        fields.put("typicalErrorPercentWithTenMore", 100 * Math.expm1(quality.logStdWithMore()));
        fields.put("wouldTenMoreHelp", quality.isMoreWorthIt());
        fields.put("file", file.path().toString());
        if (output.format() == Format.json) {
            output.json(fields);
            return;
        }
        try (Report report = output.report(List.of("figure", "value"))) {
            fields.forEach((name, value) -> report.row(name, text(value)));
        }
        output.err().println(advice(quality));
    }

    private static String text(@Nullable Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.3g", number) : String.valueOf(value);
    }

    private String advice(TransferQuality quality) {
        return quality.isMoreWorthIt()
                ? String.format(
                        Locale.ROOT,
                        "ten more measurements would take away %.0f %% of the error: nas device onboard %s … --budget %d",
                        100 * quality.gainOfMore(),
                        device,
                        budget + TransferQuality.MORE)
                : "ten more measurements would hardly help";
    }
}
