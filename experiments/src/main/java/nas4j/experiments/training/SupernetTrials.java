package nas4j.experiments.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.Splits;
import nas4j.djl.data.Stratified;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.Kernels;
import nas4j.djl.supernet.train.Distillation;
import nas4j.djl.supernet.train.Resumption;
import nas4j.djl.supernet.train.Statistics;
import nas4j.djl.supernet.train.SupernetTrainer;
import nas4j.djl.task.NotFiniteException;
import nas4j.djl.task.Tasks;
import nas4j.djl.train.Checkpoint;
import nas4j.djl.train.DivergedException;
import nas4j.djl.trial.Deadline;
import nas4j.djl.trial.Evaluation;
import nas4j.djl.trial.Quantiser;
import nas4j.djl.trial.TrainingPlan;
import nas4j.evaluate.InFloat;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.evaluation.SupernetFile;
import nas4j.experiments.kernels.Numbers;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.supernet.Samplers;
import nas4j.experiments.worker.JobFiles;
import nas4j.experiments.worker.TrialEvaluator;
import nas4j.experiments.worker.TrialJob;
import nas4j.experiments.worker.TrialJob.Purpose;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Simplification;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.onnx.OnnxExporter;
import nas4j.onnx.quantize.ActivationType;
import nas4j.search.oneshot.Extremes;
import nas4j.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * Measures the networks of one experiment with the weights that they have in its supernet, which it trains as well. What is
 * compared with them, and what is handed back, is trained alone.
 */
final class SupernetTrials implements TrialEvaluator {
    /** Steps between two checkpoints: no more is lost by a stop. */
    private static final int EVERY = 50;
    /** Of the images that statistics are made of, the same for all networks. */
    private static final long STATISTICS_SEED = 1;
    /** Of the images that are held out for calibration, the same for the supernet and all networks. */
    private static final long HELD_SEED = 1;

    private final PreparedExperiment prepared;
    private final SearchSpace space;
    private final EvaluationPlan.BySupernet plan;
    private final Engine engine;
    private final TrainingPlan training;
    private final Splits splits;
    private final Normalisation normalisation;
    /** Training images that networks are calibrated on, if they round, and those that the supernet learns from. */
    private final Stratified.Parts held;

    private final TrainingTrials alone;
    private final HostFigures host;
    private @Nullable DjlSupernet supernet;
    private @Nullable String loaded;

    SupernetTrials(
            PreparedExperiment prepared,
            EvaluationPlan.BySupernet plan,
            Engine engine,
            Splits splits,
            HostFigures host) {
        this.prepared = prepared;
        space = prepared.space();
        this.plan = plan;
        this.engine = engine;
        this.splits = splits;
        this.host = host;
        training = Plans.of(plan.alone());
        normalisation = Normalisation.of(splits.training());
        held = Numbers.rounds(space)
                ? training.quantisation().heldOut(splits.training(), HELD_SEED)
                : new Stratified.Parts(splits.training(), splits.training());
        alone = new TrainingTrials(prepared, plan.alone(), engine, splits, host);
    }

    @Override
    public TrialOutcome evaluate(TrialJob job, ProgressListener progress) throws InterruptedException {
        return switch (job.purpose()) {
            case SUPERNET -> train(job, progress);
            case SEARCH -> scored(job, List.of(Split.VALIDATION));
            case FINAL -> scored(job, List.of(Split.VALIDATION, Split.TEST));
            case ALONE -> alone.evaluate(alone(job, Purpose.SEARCH), progress);
            case DELIVERY, MEASUREMENT -> alone.evaluate(alone(job, job.purpose()), progress);
            case SCREENING, ONE_SHOT ->
                throw new IllegalArgumentException("found [" + job.purpose() + "], accepted: what has weights already");
        };
    }

    private static TrialJob alone(TrialJob job, Purpose purpose) {
        JobFiles files = new JobFiles(job.files().model(), null, null);
        return new TrialJob(job.genotype(), job.share(), job.seed(), purpose, files);
    }

    private DjlSupernet open(long seed) {
        Kernels kernels =
                plan.kernels().equals(EvaluationPlan.BySupernet.TRANSFORMED) ? Kernels.TRANSFORMED : Kernels.CROPPED;
        return new DjlSupernet(engine, space.relax(), kernels, seed);
    }

    private TrialOutcome train(TrialJob job, ProgressListener progress) throws InterruptedException {
        Path file = Path.of(Objects.requireNonNull(job.files().left()));
        Resumption resumption = new Resumption(SupernetFile.checkpoint(file), EVERY);
        Checkpoint from = resumption.read();
        Duration before = cpuTime();
        SupernetTrainer trainer =
                new SupernetTrainer(training, held.rest(), normalisation, told -> TrainingTrials.tell(told, progress));
        long steps = trainer.steps(plan.epochs());
        try (DjlSupernet trained = open(job.seed())) {
            trainer.train(
                    trained,
                    Samplers.of(prepared, plan, steps, job.seed()),
                    tasks(space.decode(space.parse(job.genotype())).graph()),
                    steps,
                    job.seed(),
                    distillation(),
                    resumption,
                    Deadline.never());
            trained.save(file);
            return new TrialOutcome.Completed(List.of(
                    Measurement.exact("steps", (double) steps, ""),
                    Measurement.exact("earlier-steps", from == null ? 0 : (double) from.steps(), ""),
                    Measurement.exact("cpu-seconds", cpuTime().minus(before).toMillis() / 1e3, "s")));
        } catch (DivergedException e) {
            return new TrialOutcome.Failed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of this process. */
    private static Duration cpuTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** From the largest network, where networks differ in size by plan. */
    private @Nullable Distillation distillation() {
        return switch (plan.sampler()) {
            case EvaluationPlan.BySupernet.SANDWICH, EvaluationPlan.BySupernet.SHRINKING ->
                new Distillation(Extremes.of(space).largest(), 1);
            default -> null;
        };
    }

    private Tasks tasks(ComputationGraph graph) {
        return Tasks.of(graph, held.rest(), training.tasks());
    }

    private TrialOutcome scored(TrialJob job, List<Split> parts) throws InterruptedException {
        ComputationGraph graph = space.decode(space.parse(job.genotype())).graph();
        List<Measurement> measurements = new ArrayList<>();
        DjlSupernet shared = supernet(Objects.requireNonNull(job.files().from()));
        try (CompiledNetwork network = shared.extract(shared.find(graph))) {
            new Statistics(held.rest(), normalisation, training.batches(), plan.statistics())
                    .estimate(network, STATISTICS_SEED);
            List<Measurement> figures = figures(network, parts);
            if (RoundingPlan.of(network.graph()).rounds()) {
                figures.forEach(figure -> measurements.add(InFloat.of(figure)));
                try (CompiledNetwork rounded = calibrated(network)) {
                    measurements.addAll(figures(rounded, parts));
                }
            } else {
                measurements.addAll(figures);
            }
        } catch (NotFiniteException e) {
            return new TrialOutcome.Failed(String.valueOf(e.getMessage()));
        }
        if (host.measures()) {
            ComputationGraph simple = Simplification.simplify(graph);
            measurements.addAll(host.measure(
                    simple,
                    OnnxExporter.exportUntrained(simple, job.seed(), ActivationType.ofThisMachine()),
                    ProbeProtocol.BRIEF));
        }
        return new TrialOutcome.Completed(measurements);
    }

    private List<Measurement> figures(CompiledNetwork network, List<Split> parts) throws InterruptedException {
        int batch = Math.min(training.batches().size(), held.rest().size());
        List<Measurement> figures = new ArrayList<>();
        for (Split part : parts) {
            figures.addAll(new Evaluation(images(part), normalisation, part)
                    .measure(network, tasks(network.graph()), batch, Deadline.never()));
        }
        return figures;
    }

    /** The same network as it rounds; shared weights are not trained for it. The caller closes it. */
    private CompiledNetwork calibrated(CompiledNetwork network) throws InterruptedException {
        GraphCompiler compiler = new GraphCompiler(engine);
        return new Quantiser(compiler, training, held.rest(), held.taken(), normalisation, _ -> {})
                .calibrated(network, STATISTICS_SEED, Deadline.never());
    }

    private ImageData images(Split part) {
        return part == Split.TEST ? splits.test() : splits.validation();
    }

    /** The supernet of a file, which stays in memory. */
    private DjlSupernet supernet(String file) {
        if (supernet == null || !file.equals(loaded)) {
            if (supernet != null) {
                supernet.close();
            }
            supernet = open(0);
            try {
                supernet.load(Path.of(file));
            } catch (IOException e) {
                throw new UncheckedIOException("supernet [" + file + "] cannot be read", e);
            }
            loaded = file;
        }
        return supernet;
    }
}
