package nas4j.experiments.cli;

import java.util.List;
import java.util.Locale;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.show.MethodSummary;
import nas4j.store.ExperimentRecord;
import nas4j.store.RunKey;
import nas4j.store.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nas list}. */
@Command(
        name = "list",
        description = "List the experiments.",
        footer = {"", "Example: nas list --format json"})
final class ListCommand implements Runnable {
    private static final List<String> COLUMNS =
            List.of("experiment", "status", "space", "strategy", "seeds", "trials", "created");

    @Mixin
    private final ResultsFolder results = new ResultsFolder();

    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        try (TrialStore store = results.openToRead();
                Report report = output.report(COLUMNS)) {
            for (ExperimentRecord record : store.experiments()) {
                Experiment experiment = ResultsFolder.config(record);
                MethodSummary search = MethodSummary.of(store, experiment, RunKey.SEARCH, 1);
                report.row(
                        record.name(),
                        record.status().name().toLowerCase(Locale.ROOT),
                        experiment.space(),
                        experiment.search().strategy(),
                        experiment.seeds().size(),
                        search.evaluated(),
                        record.created().toString());
            }
        }
    }
}
