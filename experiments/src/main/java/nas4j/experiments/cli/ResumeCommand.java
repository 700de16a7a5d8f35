package nas4j.experiments.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.config.Experiment;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.store.ExperimentRecord;
import nas4j.store.ExperimentStatus;
import nas4j.store.TrialStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nas resume}. */
@Command(
        name = "resume",
        description = {
            "Go on with an experiment that was ended before its time, as if it had not been.",
            "Without a name: the last one that was begun and is not finished."
        },
        footer = {"", "Example: nas resume quickstart"})
final class ResumeCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "EXPERIMENT", description = "Its name.")
    private @Nullable String name;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Mixin
    private final ResultsFolder results = new ResultsFolder();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        return options.run(unfinished(), results, output);
    }

    private Experiment unfinished() {
        try (TrialStore store = results.openToRead()) {
            return ResultsFolder.config(name == null ? last(store) : ResultsFolder.require(store, name));
        }
    }

    private static ExperimentRecord last(TrialStore store) {
        List<ExperimentRecord> unfinished = store.experiments().stream()
                .filter(record -> record.status() != ExperimentStatus.FINISHED)
                .toList();
        if (unfinished.isEmpty()) {
            throw new InputException(Where.UNKNOWN, "there is no experiment that is not finished");
        }
        return unfinished.getLast();
    }
}
