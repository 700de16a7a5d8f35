package nas4j.experiments.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.SystemClock;
import nas4j.experiments.show.ReportInput;
import nas4j.results.report.Report;
import nas4j.store.TrialStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nas report}. */
@Command(
        name = "report",
        description = "Write a report on one or more experiments: one HTML file that needs nothing else.",
        footer = {"", "Example: nas report quickstart --out quickstart.html"})
final class ReportCommand implements Callable<Integer> {
    @Parameters(index = "0..*", arity = "1..*", paramLabel = "EXPERIMENT", description = "Names of experiments.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE.html",
            description = "The file to write. Default: the experiments' names, in this folder.")
    private @Nullable Path out;

    @Mixin
    private final ResultsFolder results = new ResultsFolder();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        Path file = out == null ? Path.of(String.join("-", names) + ".html") : out;
        try (TrialStore store = results.openToRead()) {
            Files.writeString(
                    file,
                    Report.html(
                            ReportInput.read(store, names), SystemClock.get().instant()));
        }
        output.out().println(file);
        output.out().flush();
        return 0;
    }
}
