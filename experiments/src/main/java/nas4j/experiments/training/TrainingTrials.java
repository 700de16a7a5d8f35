package nas4j.experiments.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nas4j.djl.Engine;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.Splits;
import nas4j.djl.trial.Continuation;
import nas4j.djl.trial.FinalEvaluation;
import nas4j.djl.trial.TrainingEvaluator;
import nas4j.djl.trial.TrainingPlan;
import nas4j.djl.trial.TrainingProgress;
import nas4j.evaluate.Budget;
import nas4j.evaluate.InFloat;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.Judge;
import nas4j.experiments.prepare.LatencyMeasures;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.training.export.Exports;
import nas4j.experiments.training.export.FloatTwins;
import nas4j.experiments.worker.TrialEvaluator;
import nas4j.experiments.worker.TrialJob;
import nas4j.experiments.yaml.device.Devices;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Simplification;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.onnx.ModelOrigin;
import nas4j.onnx.quantize.ActivationType;
import nas4j.space.Architecture;
import nas4j.space.SearchSpace;
import nas4j.weights.Weights;
import org.jspecify.annotations.Nullable;

/** Trains and measures the networks of one experiment. */
final class TrainingTrials implements TrialEvaluator {
    /** What people ask of a model first, whatever the search was about. */
    private static final Objective ACCURACY = new Objective("accuracy", true, "");

    private final PreparedExperiment prepared;
    private final EvaluationPlan.ByTraining plan;
    private final Engine engine;
    private final TrainingPlan training;
    private final Splits splits;
    private final Normalisation normalisation;
    private final HostFigures host;
    private final Shares shares;
    private final ActivationType activations;
    private final FloatTwins twins = new FloatTwins();

    TrainingTrials(
            PreparedExperiment prepared,
            EvaluationPlan.ByTraining plan,
            Engine engine,
            Splits splits,
            HostFigures host) {
        this.prepared = prepared;
        this.plan = plan;
        this.engine = engine;
        this.training = Plans.of(plan);
        this.splits = splits;
        this.normalisation = Normalisation.of(splits.training());
        this.host = host;
        this.shares = new Shares(prepared, plan, splits);
        activations = activations(prepared);
    }

    /** As the experiment says, else as all devices want it that it is about, measured or predicted, if these agree. */
    private static ActivationType activations(PreparedExperiment prepared) {
        ActivationType said = prepared.experiment().activations();
        if (said != null) {
            return said;
        }
        Devices devices = new Devices(Devices.USUAL);
        List<ActivationType> wanted = Stream.concat(
                        prepared.judge().devices().stream(), prepared.screening().devices().stream())
                .filter(device -> !device.isEmpty())
                .map(devices::activations)
                .distinct()
                .toList();
        return wanted.size() == 1 ? wanted.getFirst() : ActivationType.ofThisMachine();
    }

    /** A network with what was measured of it while it was trained. */
    private record Result(TrialOutcome outcome, Optional<Weights> weights) {}

    @Override
    public TrialOutcome evaluate(TrialJob job, ProgressListener progress) throws InterruptedException {
        ComputationGraph graph =
                Simplification.simplify(decode(prepared.space(), job).graph());
        Consumer<TrainingProgress> listener = told -> tell(told, progress);
        Shares.Part part = shares.part(job.share());
        return switch (job.purpose()) {
            case SEARCH -> finish(job, graph, search(part, job, listener));
            case FINAL -> finish(job, graph, last(part, job, listener));
            case DELIVERY -> {
                Budget budget = new Budget(plan.finalEpochs(), null);
                yield finish(job, graph, last(new Shares.Part(budget, splits, prepared.space()), job, listener));
            }
            case MEASUREMENT -> measured(graph, job.seed());
            case SCREENING, SUPERNET, ONE_SHOT, ALONE ->
                throw new IllegalArgumentException(
                        "found [" + job.purpose() + "], accepted: what is trained by itself");
        };
    }

    private static Architecture decode(SearchSpace space, TrialJob job) {
        return space.decode(space.parse(job.genotype()));
    }

    /** Measures, and writes, what was trained. */
    private TrialOutcome finish(TrialJob job, ComputationGraph graph, Result result) throws InterruptedException {
        boolean isHandedBack = job.files().model() != null;
        if (!(result.outcome() instanceof TrialOutcome.Completed completed) || (!host.measures() && !isHandedBack)) {
            return result.outcome();
        }
        Exports exports = new Exports(graph, job.seed(), activations);
        Optional<String> problem = exports.findProblem();
        if (problem.isPresent()) {
            return isHandedBack
                    ? new TrialOutcome.Failed(problem.get())
                    : new TrialOutcome.Infeasible(problem.get(), completed.measurements());
        }
        List<Measurement> measurements = new ArrayList<>(completed.measurements());
        if (!isHandedBack) {
            measurements.addAll(host.measure(graph, exports.untrained(), ProbeProtocol.BRIEF));
            if (job.purpose() == TrialJob.Purpose.SEARCH) {
                measurements.addAll(twins.figures(exports, ProbeProtocol.BRIEF));
            }
            return new TrialOutcome.Completed(measurements);
        }
        Weights weights = result.weights().orElseThrow();
        // A file that rounds says what that costs and saves, whatever the experiment was about.
        HostFigures measured = exports.rounds() ? new HostFigures(true, host.measuresEnergy()) : host;
        byte[] plain = exports.trained(weights, version(), Map.of());
        measurements.addAll(measured.measure(graph, plain, ProbeProtocol.FULL));
        measurements.addAll(twins.figures(exports, ProbeProtocol.MEDIUM));
        byte[] model = exports.trained(weights, version(), metadata(job, exports, measurements));
        return handedBack(Path.of(Objects.requireNonNull(job.files().model())), graph, model, measurements);
    }

    /** How long a network takes does not depend on what it has learned. */
    private TrialOutcome measured(ComputationGraph graph, long seed) throws InterruptedException {
        Exports exports = new Exports(graph, seed, activations);
        Optional<String> problem = exports.findProblem();
        if (problem.isPresent()) {
            return new TrialOutcome.Infeasible(problem.get());
        }
        List<Measurement> measurements = new ArrayList<>(host.measure(graph, exports.untrained(), ProbeProtocol.FULL));
        measurements.addAll(twins.figures(exports, ProbeProtocol.MEDIUM));
        measurements.addAll(twins.blocks(exports));
        return new TrialOutcome.Completed(measurements);
    }

    /** Writes a model, if it does in ONNX Runtime what the network did when it was measured. */
    private TrialOutcome handedBack(Path file, ComputationGraph graph, byte[] model, List<Measurement> measurements) {
        Optional<String> problem = ModelCheck.findProblem(graph, model, splits.test(), normalisation, measurements);
        if (problem.isPresent()) {
            return new TrialOutcome.Failed(problem.get());
        }
        write(file, model);
        return new TrialOutcome.Completed(measurements);
    }

    private static String version() {
        String version = TrainingTrials.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    /** Where the model comes from, and what its images have to become before it sees them. */
    private Map<String, String> metadata(TrialJob job, Exports exports, List<Measurement> measurements) {
        Experiment experiment = prepared.experiment();
        Objective first = experiment.goal().objectives().getFirst();
        Map<String, String> metadata = new LinkedHashMap<>(new ModelOrigin(
                        job.genotype(),
                        prepared.space().name(),
                        experiment.name(),
                        Stream.of(ACCURACY, first)
                                .flatMap(objective -> Judge.find(objective, measurements, Split.TEST).stream())
                                .findFirst()
                                .orElse(measurements.getFirst()),
                        prepared.material().hash())
                .metadata());
        metadata.put("opset", Integer.toString(exports.opset()));
        metadata.put("input-mean", normalisation.mean().toString());
        metadata.put("input-deviation", normalisation.deviation().toString());
        if (!exports.widened().isEmpty()) {
            metadata.put("stored-wider", String.join(" ", exports.widened()));
        }
        if (exports.rounds()) {
            metadata.put("int8", activations.text());
            for (String name :
                    new LinkedHashSet<>(List.of(ACCURACY.measurement(), first.measurement(), LatencyMeasures.P50))) {
                putBoth(metadata, name, measurements);
            }
        }
        return metadata;
    }

    /** What was measured of the file as it rounds, and in single precision; with the device, where it depends on one. */
    private static void putBoth(Map<String, String> metadata, String name, List<Measurement> measurements) {
        for (String twin : List.of(name, InFloat.of(name))) {
            measurements.stream()
                    .filter(found ->
                            found.name().equals(twin) && (found.split() == Split.TEST || found.split() == Split.NONE))
                    .findFirst()
                    .ifPresent(found -> metadata.put(
                            "measured-" + twin + (found.device().isEmpty() ? "" : " on " + found.device()),
                            (found.value() + " " + found.unit()).strip()));
        }
    }

    static void tell(TrainingProgress told, ProgressListener progress) {
        progress.progress(
                (double) told.step() / told.steps(),
                "epoch %.1f, loss %.3f, %.0f images/s, waited %.1f %%"
                        .formatted(told.epoch(), told.loss(), told.imagesPerSecond(), 100 * told.waitingShare()));
    }

    private Result search(Shares.Part part, TrialJob job, Consumer<TrainingProgress> listener)
            throws InterruptedException {
        AtomicReference<@Nullable Weights> weights = new AtomicReference<>();
        TrialOutcome outcome = new TrainingEvaluator(engine, training, part.splits(), listener)
                .evaluate(
                        decode(part.space(), job),
                        part.budget(),
                        job.seed(),
                        new Continuation(
                                path(job.files().from()), path(job.files().left())),
                        network -> weights.set(network.weights()));
        return new Result(outcome, Optional.ofNullable(weights.get()));
    }

    private Result last(Shares.Part part, TrialJob job, Consumer<TrainingProgress> listener)
            throws InterruptedException {
        FinalEvaluation.Result result = new FinalEvaluation(engine, training, part.splits(), listener)
                .evaluate(decode(part.space(), job), part.budget(), job.seed());
        return new Result(result.outcome(), Optional.ofNullable(result.weights()));
    }

    private static @Nullable Path path(@Nullable String file) {
        return file == null ? null : Path.of(file);
    }

    private static void write(Path file, byte[] model) {
        try {
            Files.write(file, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
