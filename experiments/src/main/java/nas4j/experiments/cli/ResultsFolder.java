package nas4j.experiments.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import nas4j.experiments.cli.output.SystemClock;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.results.h2.H2TrialStore;
import nas4j.store.ExperimentRecord;
import nas4j.store.TrialStore;
import picocli.CommandLine.Option;

/** Where results are kept. */
final class ResultsFolder {
    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results/runs",
            description = "The folder of results. Default: results/runs.")
    private Path folder = Path.of("");

    /** @param remarks is told what a person may want to know */
    H2TrialStore open(Consumer<String> remarks) {
        return H2TrialStore.open(folder, SystemClock.get(), remarks);
    }

    TrialStore openToRead() {
        return H2TrialStore.openReadOnly(folder);
    }

    /** The experiment of that name. */
    static ExperimentRecord require(TrialStore store, String name) {
        Optional<ExperimentRecord> found = store.findExperiment(name);
        return found.orElseThrow(() -> new InputException(
                Where.UNKNOWN,
                "found no experiment called [" + name + "], "
                        + Nearest.hint(
                                name,
                                store.experiments().stream()
                                        .map(ExperimentRecord::name)
                                        .toList())));
    }

    static Experiment config(ExperimentRecord record) {
        return ExperimentText.read(record.name(), record.config());
    }
}
