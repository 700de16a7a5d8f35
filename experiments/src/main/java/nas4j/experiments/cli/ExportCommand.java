package nas4j.experiments.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.run.Delivery;
import nas4j.experiments.show.ModelCard;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.onnx.runtime.OnnxSession;
import nas4j.store.ArtifactRecord;
import nas4j.store.ExperimentRecord;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nas export}. */
@Command(
        name = "export",
        description = "Write the network that an experiment hands back as an ONNX model, with a model card beside it.",
        footer = {"", "Example: nas export quickstart --out quickstart.onnx"})
final class ExportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "EXPERIMENT", description = "Its name.")
    private String name = "";

    @Option(names = "--out", required = true, paramLabel = "MODEL.onnx", description = "The file to write.")
    private Path out = Path.of("");

    @Mixin
    private final ResultsFolder results = new ResultsFolder();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        try (TrialStore store = results.openToRead()) {
            ExperimentRecord record = ResultsFolder.require(store, name);
            Experiment experiment = ResultsFolder.config(record);
            byte[] model = store.content(model(store));
            TrialRecord trial = delivered(store, experiment);
            Files.write(out, model);
            Path card = out.resolveSibling(out.getFileName() + ".md");
            try (OnnxSession session = OnnxSession.open(out, 1)) {
                Files.writeString(
                        card, ModelCard.write(out.getFileName().toString(), experiment, trial, session.metadata()));
            }
            output.out().println(out + ": " + model.length + " bytes, with " + card);
            output.out().flush();
            return 0;
        }
    }

    private ArtifactRecord model(TrialStore store) {
        List<ArtifactRecord> artifacts = store.artifacts(name);
        return artifacts.stream()
                .filter(artifact -> artifact.name().equals(Delivery.MODEL))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        Where.UNKNOWN,
                        "experiment [" + name + "] has no model yet\nMaybe it is not finished: nas resume " + name));
    }

    private static TrialRecord delivered(TrialStore store, Experiment experiment) {
        RunKey run =
                new RunKey(experiment.name(), RunKey.FINAL, experiment.seeds().getFirst());
        try (Stream<TrialRecord> trials = store.trials(run)) {
            return trials.filter(trial -> trial.id() == RunKey.DELIVERED)
                    .findFirst()
                    .orElseThrow(() -> new InputException(
                            Where.UNKNOWN, "experiment [" + experiment.name() + "] is not finished"));
        }
    }
}
