package nas4j.experiments.worker.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.TrainingDevice;
import nas4j.djl.train.Losses;
import nas4j.djl.train.Optimizer;
import nas4j.djl.train.Schedule;
import nas4j.djl.train.Training;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.worker.EvaluatorProvider;
import nas4j.experiments.worker.TrialEvaluator;
import nas4j.experiments.worker.TrialJob;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;

/** Trains a network on noise for four steps. The genotype is its width, 0 for none. */
public final class TrainedOnNoise implements EvaluatorProvider {
    public static final String NAME = "trained-on-noise";
    public static final String ABORTS = "aborts";
    private static final int STEPS = 4;
    private static final int BATCH = 64;
    private static final int SIDE = 28;
    private static final int CLASSES = 10;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TrialEvaluator open(String setup) {
        GraphCompiler compiler = new GraphCompiler(Engine.open(TrainingDevice.CPU));
        return (job, _) -> outcome(compiler, job);
    }

    private static TrialOutcome outcome(GraphCompiler compiler, TrialJob job) {
        if (job.genotype().equals(ABORTS)) {
            abort();
        }
        int width = Integer.parseInt(job.genotype());
        double loss = width == 0 ? 0 : loss(compiler, network(width), job.seed());
        return new TrialOutcome.Completed(List.of(
                Measurement.exact("pid", (double) ProcessHandle.current().pid(), ""),
                Measurement.exact("loss", loss, "")));
    }

    /** The engine does not know this type, and ends the process. */
    private static void abort() {
        try (NDManager manager = Engine.open(TrainingDevice.CPU).newManager()) {
            manager.ones(new Shape(1)).toType(DataType.BFLOAT16, true);
        }
    }

    private static double loss(GraphCompiler compiler, ComputationGraph graph, long seed) {
        Optimizer optimizer = new Optimizer.Sgd(0.05, 0.9, 5e-4);
        int[] labels = IntStream.range(0, BATCH).map(k -> k % CLASSES).toArray();
        double loss = Double.NaN;
        try (CompiledNetwork network = compiler.compile(graph, seed);
                Training training = new Training(network, optimizer, Schedule.COSINE, STEPS)) {
            for (int step = 0; step < STEPS; step++) {
                long batch = seed + step;
                loss = training.step(
                        manager -> new NDArray[] {noise(batch, manager)},
                        out -> Losses.crossEntropy(Objects.requireNonNull(out.get("classes")), labels, 0.1));
            }
        }
        return loss;
    }

    private static NDArray noise(long seed, NDManager manager) {
        float[] pixels = new float[BATCH * SIDE * SIDE];
        var random = Seeds.generator(seed);
        for (int k = 0; k < pixels.length; k++) {
            pixels[k] = random.nextFloat();
        }
        return manager.create(pixels, new Shape(BATCH, 1, SIDE, SIDE));
    }

    private static ComputationGraph network(int width) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("image", new Op.Input(TensorShape.of(1, SIDE, SIDE)));
        for (int stage = 0; stage < 3; stage++) {
            at = builder.add(stage + "/conv", new Op.Conv2d(width << stage, Window.same(3, 1, 1), 1, false), at);
            at = builder.add(stage + "/norm", new Op.BatchNorm(true), at);
            at = builder.add(stage + "/relu", new Op.Activation(ActivationKind.RELU), at);
        }
        at = builder.add("pool", new Op.GlobalPool(PoolKind.AVERAGE), at);
        return builder.output("classes", builder.add("linear", new Op.Linear(CLASSES, true), at))
                .build();
    }
}
