package nas4j.experiments.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.ExportPrecision;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.show.Delivered;
import nas4j.experiments.show.ModelCard;
import nas4j.experiments.show.OtherPrecision;
import nas4j.experiments.show.TaskModels;
import nas4j.experiments.show.TrialId;
import nas4j.onnx.runtime.OnnxSession;
import nas4j.results.h2.H2TrialStore;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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

    /** Begins the names of what a model that rounds says of itself. */
    private static final String MEASURED = "measured-";

    /** Names the layers whose weights take more room in the file than they have bits. */
    private static final String WIDENED = "stored-wider";

    @Parameters(index = "0", paramLabel = "EXPERIMENT", description = "Its name.")
    private String name = "";

    @ArgGroup
    private Which which = new Which();

    @Option(names = "--out", required = true, paramLabel = "MODEL.onnx", description = "The file to write.")
    private Path out = Path.of("");

    @Option(
            names = "--precision",
            paramLabel = "fp32|int8",
            description = {
                "Numbers of the model. Default: as the experiment's networks have them.",
                "Another precision than theirs is trained now, once: int8 as the experiment says that networks are rounded."
            })
    private @Nullable String precision;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Mixin
    private final ResultsFolder results = new ResultsFolder();

    @Mixin
    private final Output output = new Output();

    /** Which network. */
    private static final class Which {
        @Option(
                names = "--trial",
                paramLabel = "ID",
                description = "A trial of the search such as 1/5, as `nas show` names them. Default: best.")
        private String trial = BEST;

        @Option(
                names = "--task",
                paramLabel = "OUTPUT",
                description = "The network of a task such as mask, where the search found one for each.")
        private @Nullable String task;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        ExportPrecision wanted = precision == null ? null : ExportPrecision.of(precision);
        if (wanted == null || isAlready(wanted)) {
            if (!writes()) {
                train();
                writes();
            }
        } else {
            writeWith(wanted);
        }
        return ExitCodes.DONE;
    }

    private boolean isAlready(ExportPrecision wanted) throws IOException {
        try (TrialStore store = results.openToRead()) {
            Experiment experiment = ResultsFolder.config(ResultsFolder.require(store, name));
            return OtherPrecision.isAlready(wanted, experiment, searched(store, experiment));
        }
    }

    /** The trial of the search that is meant. */
    private TrialRecord searched(TrialStore store, Experiment experiment) {
        return isBest()
                ? OtherPrecision.searched(store, Delivered.best(store, experiment))
                : id(store, experiment).find(store, name);
    }

    private boolean isBest() {
        return which.task == null && which.trial.equals(BEST);
    }

    /** Of the trial that is named, or that is a task's network. */
    private TrialId id(TrialStore store, Experiment experiment) {
        return which.task == null
                ? TrialId.parse(which.trial)
                : TrialId.of(Objects.requireNonNull(
                        TaskModels.read(store, experiment).require(which.task).trial()));
    }

    /** Trains the network with other numbers, unless that is done already, and writes it. */
    private void writeWith(ExportPrecision wanted) throws IOException, InterruptedException, ExecutionException {
        try (H2TrialStore store = results.open(output.err()::println)) {
            Experiment experiment = ResultsFolder.config(ResultsFolder.require(store, name));
            OtherPrecision other = OtherPrecision.of(wanted, experiment, searched(store, experiment));
            Experiment changed = other.prepared().experiment();
            if (Delivered.find(store, changed, other.id(), wanted).isEmpty()) {
                options.runner(store, other.prepared(), output).deliver(other.prepared(), other.trial(), wanted);
            }
            Optional<Delivered> delivered = Delivered.find(store, changed, other.id(), wanted);
            if (delivered.isPresent()) {
                write(delivered.get(), store.content(delivered.get().model()));
            }
        }
    }

    /** Writes the network, if it is trained. */
    private boolean writes() throws IOException {
        try (TrialStore store = results.openToRead()) {
            Experiment experiment = ResultsFolder.config(ResultsFolder.require(store, name));
            Optional<Delivered> delivered = findDelivered(store, experiment);
            if (delivered.isPresent()) {
                write(delivered.get(), store.content(delivered.get().model()));
            }
            return delivered.isPresent();
        }
    }

    private Optional<Delivered> findDelivered(TrialStore store, Experiment experiment) {
        if (isBest()) {
            return Optional.of(Delivered.best(store, experiment));
        }
        Optional<Delivered> ofTask = Optional.ofNullable(which.task).flatMap(task -> {
            TaskModels tasks = TaskModels.read(store, experiment);
            return Optional.ofNullable(tasks.models().get(tasks.require(task)));
        });
        return ofTask.isPresent() ? ofTask : Delivered.find(store, experiment, id(store, experiment), null);
    }

    private void train() throws InterruptedException, ExecutionException {
        try (H2TrialStore store = results.open(output.err()::println)) {
            Experiment experiment = ResultsFolder.config(ResultsFolder.require(store, name));
            TrialRecord found = id(store, experiment).find(store, name);
            PreparedExperiment prepared = PreparedExperiment.of(experiment);
            options.runner(store, prepared, output).deliver(prepared, found, null);
        }
    }

    private void write(Delivered delivered, byte[] model) throws IOException {
        Files.write(out, model);
        Path card = out.resolveSibling(out.getFileName() + ".md");
        Map<String, String> measured = new TreeMap<>();
        int widened;
        try (OnnxSession session = OnnxSession.open(out, 1)) {
            Map<String, String> metadata = session.metadata();
            Files.writeString(card, ModelCard.write(out.getFileName().toString(), delivered, metadata));
            widened = metadata.getOrDefault(WIDENED, "").split(" ").length - (metadata.containsKey(WIDENED) ? 0 : 1);
            metadata.forEach((key, value) -> {
                if (key.startsWith(MEASURED)) {
                    measured.put(key.substring(MEASURED.length()), value);
                }
            });
        }
        output.out().println(out + ": " + model.length + " bytes, with " + card);
        if (widened > 0) {
            output.out()
                    .println(
                            "  " + widened
                                    + " layers have weights of 3 or of 5 to 7 bits; the file keeps half a byte, or a byte, for each");
        }
        measured.forEach((what, value) -> output.out().println("  " + what + ": " + value));
        output.out().flush();
    }
}
