package nas4j.experiments.cli;

import nas4j.experiments.cli.output.Output;
import nas4j.experiments.show.ExperimentSummary;
import nas4j.store.ExperimentRecord;
import nas4j.store.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nas show}. */
@Command(
        name = "show",
        description = "Show what came out of an experiment so far, also while it runs.",
        footer = {"", "Example: nas show quickstart --top 5"})
final class ShowCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "EXPERIMENT", description = "Its name.")
    private String name = "";

    @Option(names = "--top", paramLabel = "N", description = "List the N best trials of the search as well.")
    private int top;

    @Mixin
    private final ResultsFolder results = new ResultsFolder();

    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        try (TrialStore store = results.openToRead()) {
            ExperimentRecord record = ResultsFolder.require(store, name);
            ExperimentSummary summary = ExperimentSummary.of(store, record, ResultsFolder.config(record), top);
            new SummaryPrinter(output).print(summary, top > 0);
        }
    }
}
