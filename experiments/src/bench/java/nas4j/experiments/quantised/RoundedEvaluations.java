package nas4j.experiments.quantised;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.djl.data.Splits;
import nas4j.djl.data.batch.Augmentation;
import nas4j.djl.quantize.Quantisation;
import nas4j.djl.train.Optimizer;
import nas4j.djl.train.Schedule;
import nas4j.djl.trial.Batches;
import nas4j.djl.trial.Continuation;
import nas4j.djl.trial.TrainingEvaluator;
import nas4j.djl.trial.TrainingPlan;
import nas4j.evaluate.Budget;
import nas4j.evaluate.TrialOutcome;
import nas4j.evaluate.TrialOutcome.Completed;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphHash;
import nas4j.graph.Precision;
import nas4j.graph.Simplification;
import nas4j.graph.quantize.PrecisionCost;
import nas4j.graph.quantize.Precisions;
import nas4j.hardware.probe.HostProbe;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.onnx.OnnxExporter;
import nas4j.space.Architecture;
import nas4j.space.Genotype;

/** Trains each network once, in floats, whatever bits it is then rounded to; and times each once, as 4 bits take the time of 8. */
final class RoundedEvaluations implements AutoCloseable {
    private static final double RATE = .01;
    private static final double DECAY = .01;
    private static final int BATCH = 64;

    /** Shorter than that of a search: what is used is the ratio to the reference. */
    private static final ProbeProtocol PROTOCOL = new ProbeProtocol(5, .02, 10, .04, 1, 3);

    private final TrainingEvaluator onValidation;
    private final TrainingEvaluator onTest;
    private final Budget budget;
    private final long seed;
    private final Path folder;
    private final HostProbe probe = new HostProbe(PROTOCOL);
    private final Map<GraphHash, Double> latencies = new HashMap<>();

    /** @param roundedEpochs of training with rounding after that in floats; with 0 networks are calibrated */
    RoundedEvaluations(Splits splits, double epochs, double roundedEpochs, long seed) throws IOException {
        TrainingPlan standard = TrainingPlan.standard();
        TrainingPlan plan = standard.with(standard.optimization()
                        .with(Optimizer.AdamW.of(RATE, DECAY))
                        .with(Schedule.COSINE))
                .with(new Batches(BATCH, Augmentation.NONE))
                .with(roundedEpochs > 0 ? Quantisation.inTraining(roundedEpochs) : Quantisation.afterTraining());
        Engine engine = Engine.open(TrainingDevice.CPU);
        onValidation = new TrainingEvaluator(engine, plan, splits, _ -> {});
        onTest = new TrainingEvaluator(
                engine, plan, new Splits(splits.training(), splits.test(), splits.test()), _ -> {});
        budget = Budget.ofEpochs(epochs);
        this.seed = seed;
        folder = Files.createTempDirectory("nas4j-joint");
    }

    /** What a search sees. */
    Rounded seen(Genotype genotype, ComputationGraph graph) throws InterruptedException {
        return new Rounded(
                graph,
                error(onValidation, genotype, graph),
                latency(graph),
                PrecisionCost.of(graph).modelBytes());
    }

    /** The same on the test images. */
    Rounded judged(Genotype genotype, Rounded seen) throws InterruptedException {
        return seen.withError(error(onTest, genotype, seen.graph()));
    }

    private double error(TrainingEvaluator evaluator, Genotype genotype, ComputationGraph graph)
            throws InterruptedException {
        Path trained = folder.resolve(GraphHash.of(inFloat(graph)).toString());
        Continuation continuation =
                Files.exists(trained) ? new Continuation(trained, null) : new Continuation(null, trained);
        TrialOutcome outcome =
                evaluator.evaluate(new Architecture(genotype, graph, Map.of()), budget, seed, continuation, _ -> {});
        if (outcome instanceof Completed completed) {
            return completed.measurements().stream()
                            .filter(figure -> figure.name().equals("accuracy"))
                            .mapToDouble(figure -> 100 - figure.value())
                            .findFirst()
                            .orElseThrow()
                    / 100;
        }
        throw new IllegalStateException(outcome.toString());
    }

    private double latency(ComputationGraph graph) {
        boolean rounds = graph.nodes().stream().anyMatch(node -> node.weights().rounds());
        ComputationGraph simple = Simplification.simplify(graph);
        ComputationGraph timed = rounds ? Precisions.everywhere(simple, new Precision(8, 8)) : simple;
        return latencies.computeIfAbsent(
                GraphHash.of(timed),
                _ -> probe.measure(OnnxExporter.exportUntrained(timed, 1)).ratio());
    }

    static ComputationGraph inFloat(ComputationGraph graph) {
        return Precisions.everywhere(graph, Precision.FLOAT32);
    }

    @Override
    public void close() {
        probe.close();
    }
}
