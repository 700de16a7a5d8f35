package nas4j.experiments.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.show.Delivered;
import nas4j.experiments.show.ModelCard;
import nas4j.experiments.show.TrialId;
import nas4j.onnx.runtime.OnnxSession;
import nas4j.results.h2.H2TrialStore;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nas export}. */
@Command(
        name = "export",
        description = {
            "Write a network that an experiment found as an ONNX model, with a model card beside it.",
            "What the experiment hands back is trained already; another network is trained now, once."
        },
        footer = {"", "Example: nas export quickstart --out quickstart.onnx"})
final class ExportCommand implements Callable<Integer> {
    private static final String BEST = "best";

    @Parameters(index = "0", paramLabel = "EXPERIMENT", description = "Its name.")
    private String name = "";

    @Option(
            names = "--trial",
            paramLabel = "ID",
            defaultValue = BEST,
            description = "A trial of the search such as 1/5, as `nas show` names them. Default: best.")
    private String trial = BEST;

    @Option(names = "--out", required = true, paramLabel = "MODEL.onnx", description = "The file to write.")
    private Path out = Path.of("");

    @Mixin
    private final RunOptions options = new RunOptions();

    @Mixin
    private final ResultsFolder results = new ResultsFolder();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        if (!writes()) {
            train();
            writes();
        }
        return ExitCodes.DONE;
    }

    /** Writes the network, if it is trained. */
    private boolean writes() throws IOException {
        try (TrialStore store = results.openToRead()) {
            Experiment experiment = ResultsFolder.config(ResultsFolder.require(store, name));
            Optional<Delivered> delivered = trial.equals(BEST)
                    ? Optional.of(Delivered.best(store, experiment))
                    : Delivered.find(store, experiment, TrialId.parse(trial));
            if (delivered.isPresent()) {
                write(delivered.get(), store.content(delivered.get().model()));
            }
            return delivered.isPresent();
        }
    }

    private void train() throws InterruptedException, ExecutionException {
        try (H2TrialStore store = results.open(output.err()::println)) {
            Experiment experiment = ResultsFolder.config(ResultsFolder.require(store, name));
            TrialRecord found = TrialId.parse(trial).find(store, name);
            PreparedExperiment prepared = PreparedExperiment.of(experiment);
            options.runner(store, prepared, output).deliver(prepared, found);
        }
    }

    private void write(Delivered delivered, byte[] model) throws IOException {
        Files.write(out, model);
        Path card = out.resolveSibling(out.getFileName() + ".md");
        try (OnnxSession session = OnnxSession.open(out, 1)) {
            Files.writeString(card, ModelCard.write(out.getFileName().toString(), delivered, session.metadata()));
        }
        output.out().println(out + ": " + model.length + " bytes, with " + card);
        output.out().flush();
    }
}
