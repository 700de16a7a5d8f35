package nas4j.experiments.cli.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import nas4j.evaluate.Objective;
import nas4j.experiments.bench.Bench;
import nas4j.experiments.bench.BenchPlan;
import nas4j.experiments.bench.BenchRow;
import nas4j.experiments.bench.Suites;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.SystemClock;
import nas4j.experiments.cli.process.Environments;
import nas4j.experiments.cli.process.Interrupts;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.run.Stop;
import nas4j.experiments.show.ReportInput;
import nas4j.experiments.yaml.Change;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.results.h2.H2TrialStore;
import nas4j.results.report.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nas search bench}. */
@Command(
        name = "bench",
        description = {
            "Run strategies on a published table of results, many times, and say how near they come to its best network.",
            "Each is an experiment against random search; a report compares them."
        },
        footer = {"", "Example: nas search bench nas-bench-macro --strategies tpe,smbo --seeds 10"})
final class SearchBench implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Parameters(index = "0", paramLabel = "TABLE", description = "A published table, such as nas-bench-macro.")
    private String table = "";

    @Option(
            names = "--strategies",
            split = ",",
            paramLabel = "NAME",
            description = "Names of strategies, with commas between them. Default: all that fit the table.")
    private List<String> strategies = new ArrayList<>();

    @Option(
            names = "--objectives",
            split = ",",
            paramLabel = "OBJECTIVE",
            description = {
                "Such as \"maximize accuracy,minimize macs\".",
                "Default: what the table scores by; and that with macs, or what else it costs,",
                "for strategies that find a front."
            })
    private List<String> objectives = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "STRATEGY.SETTING=VALUE",
            description = "Another value for a setting of a strategy. Can be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "40", description = "Searches of each. Default: 40.")
    private int seeds;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "150",
            description = "Evaluations of each search. Default: 150.")
    private int trials;

    @Option(
            names = "--at",
            split = ",",
            paramLabel = "N",
            description = "After how many evaluations to look. Default: a third, two thirds and all of them.")
    private List<Integer> at = new ArrayList<>();

    @Option(
            names = "--tables",
            paramLabel = "DIR",
            defaultValue = "../shared/data/benchmarks",
            description = "Where the files of tables are. Default: ../shared/data/benchmarks.")
    private Path folder = Path.of("");

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results/bench",
            description = "Where results are kept, in a folder of their own. Default: results/bench.")
    private Path results = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = {
                "The folder's name; what is finished in it is not run again.",
                "Default: the table's name and the time."
            })
    private @Nullable String name;

    @Option(names = "--workers", paramLabel = "N", description = "Strategies at once. Default: one for each processor.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        BenchPlan plan = plan();
        Path place = results.resolve(
                name == null ? table + "-" + TIME.format(SystemClock.get().instant()) : name);
        Stop stop = new Stop();
        try (H2TrialStore store = H2TrialStore.open(place, SystemClock.get(), output.err()::println)) {
            Interrupts.handle(stop::ask);
            Bench bench = new Bench(plan, store, Environments::here, SystemClock.get(), stop, output.err()::println);
            List<BenchRow> rows = bench.run(workers);
            if (stop.isAsked()) {
                output.err()
                        .println("interrupted; what is finished is kept. Go on with the same command and --name "
                                + place.getFileName());
                return ExitCodes.INTERRUPTED;
            }
            new BenchTables(output).print(rows);
            for (BenchPlan.Suite suite : plan.suites()) {
                report(store, bench.experiments(suite), place.resolve("report" + suite.suffix() + ".html"));
            }
            return ExitCodes.DONE;
        }
    }

    private BenchPlan plan() {
        requireAtLeastOne("--seeds", seeds);
        requireAtLeastOne("--trials", trials);
        requireAtLeastOne("--workers", workers);
        List<Integer> looks = at.isEmpty()
                ? IntStream.of(trials / 3, 2 * trials / 3, trials)
                        .filter(look -> look > 0)
                        .distinct()
                        .boxed()
                        .toList()
                : at.stream().sorted().distinct().toList();
        if (looks.getFirst() < 1 || looks.getLast() > trials) {
            throw new InputException(
                    new Where("--at", 0, 0, ""), "found " + looks + ", accepted: numbers from 1 to " + trials);
        }
        List<Objective> wanted = objectives.stream().map(SearchBench::objective).toList();
        return new BenchPlan(
                table,
                folder,
                Suites.of(table, strategies, wanted),
                seeds,
                trials,
                looks,
                settings.stream().map(SearchBench::given).toList());
    }

    private static void requireAtLeastOne(String option, int value) {
        if (value < 1) {
            throw new InputException(new Where(option, 0, 0, ""), "found [" + value + "], accepted: 1 or more");
        }
    }

    private static Objective objective(String text) {
        String[] words = text.strip().split("\\s+(on\\s+)?", 3);
        if (words.length < 2 || !List.of("maximize", "minimize").contains(words[0])) {
            throw new InputException(
                    new Where("--objectives", 0, 0, ""),
                    "found [" + text + "], accepted: maximize or minimize and what is measured, such as minimize macs");
        }
        return new Objective(words[1], words[0].equals("maximize"), words.length > 2 ? words[2] : "");
    }

    private static BenchPlan.Given given(String setting) {
        Change change = Change.set(setting);
        int dot = change.path().indexOf('.');
        if (dot < 1) {
            throw new InputException(
                    new Where(change.typed(), 0, 0, ""),
                    "found [" + change.path()
                            + "], accepted: a strategy, a dot and its setting, such as smbo.surrogate");
        }
        return new BenchPlan.Given(
                change.path().substring(0, dot),
                new Change(change.typed(), "search." + change.path().substring(dot + 1), change.value()));
    }

    private void report(H2TrialStore store, List<Experiment> experiments, Path file) {
        List<String> names = experiments.stream().map(Experiment::name).toList();
        try {
            Files.writeString(
                    file,
                    Report.html(
                            ReportInput.read(store, names), SystemClock.get().instant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output.err().println("Report: " + file);
    }
}
