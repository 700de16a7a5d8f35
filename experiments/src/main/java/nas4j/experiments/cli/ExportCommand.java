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
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.ExportPrecision;
import nas4j.experiments.prepare.LatencyMeasures;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.show.Delivered;
import nas4j.experiments.show.ModelCard;
import nas4j.experiments.show.OtherPrecision;
import nas4j.experiments.show.TaskModels;
import nas4j.experiments.show.TrialId;
import nas4j.experiments.yaml.device.Devices;
import nas4j.hardware.probe.HostProbe;
import nas4j.hardware.probe.agent.AgentProbe;
import nas4j.onnx.quantize.ActivationType;
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

    /** Says how whole numbers lie in the file. */
    private static final String INT8 = "int8";

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

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = {
                "host, agent://NAME or a described device: the file's whole numbers lie as that device wants them.",
                "A file in which they lie otherwise is trained anew, once."
            })
    private @Nullable String device;

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
        ExportPrecision.Numbers numbers = precision == null ? null : ExportPrecision.Numbers.of(precision);
        ActivationType activations = device == null ? null : activations(device);
        if (numbers != null || activations != null) {
            boolean rounds = rounds();
            if (numbers != null && numbers.rounds() == rounds) {
                numbers = null;
            }
            boolean willRound = numbers == null ? rounds : numbers.rounds();
            activations = willRound ? activations : null;
        }
        ExportPrecision plain = numbers == null ? null : new ExportPrecision(numbers, null);
        ExportPrecision wanted = activations == null ? plain : new ExportPrecision(numbers, activations);
        if (!writes(plain, activations) && !writes(wanted, activations)) {
            train(wanted);
            writes(wanted, activations);
        }
        return ExitCodes.DONE;
    }

    private static ActivationType activations(String device) {
        Devices devices = new Devices(Devices.USUAL);
        if (!device.equals(HostProbe.DEVICE) && !device.startsWith(AgentProbe.SCHEME)) {
            devices.require(device);
        }
        return devices.activations(device);
    }

    /** Whether the network rounds already. */
    private boolean rounds() throws IOException {
        try (TrialStore store = results.openToRead()) {
            Experiment experiment = ResultsFolder.config(ResultsFolder.require(store, name));
            return OtherPrecision.rounds(experiment, searched(store, experiment));
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

    private Optional<Delivered> find(TrialStore store, Experiment experiment, @Nullable ExportPrecision with) {
        if (with == null && isBest()) {
            return Optional.of(Delivered.best(store, experiment));
        }
        Optional<Delivered> ofTask = with == null ? findOfTask(store, experiment) : Optional.empty();
        if (ofTask.isPresent()) {
            return ofTask;
        }
        TrialId id = isBest() ? TrialId.of(searched(store, experiment)) : id(store, experiment);
        return Delivered.find(store, with == null ? experiment : with.of(experiment), id, with);
    }

    /** What the experiment handed back for a task. */
    private Optional<Delivered> findOfTask(TrialStore store, Experiment experiment) {
        return Optional.ofNullable(which.task).flatMap(task -> {
            TaskModels tasks = TaskModels.read(store, experiment);
            return Optional.ofNullable(tasks.models().get(tasks.require(task)));
        });
    }

    /**
     * Writes the network, if it is trained, and whole numbers lie as they should.
     *
     * @param activations how; null for in any way
     */
    private boolean writes(@Nullable ExportPrecision with, @Nullable ActivationType activations) throws IOException {
        try (TrialStore store = results.openToRead()) {
            Optional<Delivered> delivered = find(store, ResultsFolder.config(ResultsFolder.require(store, name)), with);
            if (delivered.isEmpty()) {
                return false;
            }
            byte[] model = store.content(delivered.get().model());
            if (activations != null && !isFor(activations, model)) {
                return false;
            }
            write(delivered.get(), model);
            return true;
        }
    }

    private static boolean isFor(ActivationType activations, byte[] model) {
        try (OnnxSession session = OnnxSession.open(model, 1)) {
            return activations.text().equals(session.metadata().get(INT8));
        }
    }

    private void train(@Nullable ExportPrecision with) throws InterruptedException, ExecutionException {
        try (H2TrialStore store = results.open(output.err()::println)) {
            Experiment experiment = ResultsFolder.config(ResultsFolder.require(store, name));
            TrialRecord found = searched(store, experiment);
            if (with == null) {
                PreparedExperiment prepared = PreparedExperiment.of(experiment);
                options.runner(store, prepared, output).deliver(prepared, found, null);
            } else {
                OtherPrecision other = OtherPrecision.of(with, experiment, found);
                options.runner(store, other.prepared(), output).deliver(other.prepared(), other.trial(), with);
            }
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
        measured.putAll(byAgents(delivered.trial().outcome()));
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

    /** What agents measured of the file, once it was there. */
    private static Map<String, String> byAgents(TrialOutcome outcome) {
        Map<String, String> measured = new TreeMap<>();
        if (outcome instanceof TrialOutcome.Completed completed) {
            completed.measurements().stream()
                    .filter(found -> found.device().startsWith(AgentProbe.SCHEME)
                            && found.name().equals(LatencyMeasures.P50))
                    .forEach(found ->
                            measured.put(found.name() + " on " + found.device(), found.value() + " " + found.unit()));
        }
        return measured;
    }
}
