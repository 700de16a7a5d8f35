package nas4j.experiments.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import nas4j.djl.Engine;
import nas4j.djl.data.Splits;
import nas4j.djl.trial.FinalEvaluation;
import nas4j.djl.trial.TrainingEvaluator;
import nas4j.djl.trial.TrainingPlan;
import nas4j.djl.trial.TrainingProgress;
import nas4j.evaluate.Budget;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.prepare.LatencyMeasures;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.worker.TrialEvaluator;
import nas4j.experiments.worker.TrialJob;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Simplification;
import nas4j.hardware.probe.HostProbe;
import nas4j.onnx.ExportOptions;
import nas4j.onnx.OnnxExporter;
import nas4j.space.Architecture;
import nas4j.weights.Weights;

/** Trains and measures the networks of one experiment. */
final class TrainingTrials implements TrialEvaluator {
    private final PreparedExperiment prepared;
    private final EvaluationPlan.ByTraining plan;
    private final Engine engine;
    private final TrainingPlan training;
    private final Splits splits;
    private final Optional<HostProbe> probe;

    TrainingTrials(
            PreparedExperiment prepared,
            EvaluationPlan.ByTraining plan,
            Engine engine,
            Splits splits,
            Optional<HostProbe> probe) {
        this.prepared = prepared;
        this.plan = plan;
        this.engine = engine;
        this.training = Plans.of(plan.recipe());
        this.splits = splits;
        this.probe = probe;
    }

    /** A network with what was measured of it while it was trained. */
    private record Result(TrialOutcome outcome, Optional<Weights> weights) {}

    @Override
    public TrialOutcome evaluate(TrialJob job, ProgressListener progress) throws InterruptedException {
        Architecture architecture = prepared.space().decode(prepared.space().parse(job.genotype()));
        Result result = train(architecture, job, told -> tell(told, progress));
        if (!(result.outcome() instanceof TrialOutcome.Completed completed)
                || (probe.isEmpty() && job.file() == null)) {
            return result.outcome();
        }
        ComputationGraph graph = Simplification.simplify(architecture.graph());
        byte[] model = OnnxExporter.export(
                graph, result.weights().orElseThrow(), new ExportOptions(true, "", Map.of()));
        List<Measurement> measurements = new ArrayList<>(completed.measurements());
        probe.ifPresent(host -> measurements.addAll(LatencyMeasures.of(host.measure(graph, model))));
        if (job.file() != null) {
            write(Path.of(job.file()), model);
        }
        return new TrialOutcome.Completed(measurements);
    }

    private static void tell(TrainingProgress told, ProgressListener progress) {
        progress.progress(
                (double) told.step() / told.steps(),
                "epoch %.1f, loss %.3f, %.0f images/s".formatted(told.epoch(), told.loss(), told.imagesPerSecond()));
    }

    private Result train(Architecture architecture, TrialJob job, Consumer<TrainingProgress> listener)
            throws InterruptedException {
        return switch (job.purpose()) {
            case SEARCH -> {
                AtomicReference<Optional<Weights>> weights = new AtomicReference<>(Optional.empty());
                TrialOutcome outcome = new TrainingEvaluator(engine, training, splits, listener)
                        .evaluate(architecture, budget(job.share()), job.seed(), network ->
                                weights.set(Optional.of(network.weights())));
                yield new Result(outcome, weights.get());
            }
            case FINAL -> last(architecture, budget(job.share()), job, listener);
            case DELIVERY -> last(architecture, new Budget(plan.finalEpochs(), null), job, listener);
        };
    }

    private Result last(Architecture architecture, Budget budget, TrialJob job, Consumer<TrainingProgress> listener)
            throws InterruptedException {
        FinalEvaluation.Result result =
                new FinalEvaluation(engine, training, splits, listener).evaluate(architecture, budget, job.seed());
        return new Result(result.outcome(), Optional.ofNullable(result.weights()));
    }

    private Budget budget(double share) {
        return new Budget(plan.epochs() * share, plan.limit());
    }

    private static void write(Path file, byte[] model) {
        try {
            Files.write(file, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
