package nas4j.djl.trial;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.GraphCompiler;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.data.batch.BatchSource;
import nas4j.djl.quantize.Calibration;
import nas4j.djl.quantize.Quantisation;
import nas4j.djl.task.Tasks;
import nas4j.djl.train.Optimization;
import nas4j.graph.Rounding;
import nas4j.weights.Weights;

/**
 * Makes of a trained network one that rounds: calibrated on some images, and trained on, with a schedule
 * of its own, as a plan says.
 */
public final class Quantiser {
    private final GraphCompiler compiler;
    private final TrainingPlan plan;
    private final ImageData training;
    private final ImageData calibration;
    private final Normalisation normalisation;
    private final Consumer<TrainingProgress> listener;

    /**
     * With images.
     *
     * @param training for what rounds and is trained
     * @param calibration those that steps are found on
     */
    public Quantiser(
            GraphCompiler compiler,
            TrainingPlan plan,
            ImageData training,
            ImageData calibration,
            Normalisation normalisation,
            Consumer<TrainingProgress> listener) {
        this.compiler = compiler;
        this.plan = plan;
        this.training = training;
        this.calibration = calibration;
        this.normalisation = normalisation;
        this.listener = listener;
    }

    /**
     * The network that rounds, which the caller closes.
     *
     * @param network that was trained; it stays as it is
     * @param seed of the training
     * @throws nas4j.djl.train.DivergedException if the loss is not finite any more
     * @throws TimeLimitException if the time is over
     */
    CompiledNetwork quantise(CompiledNetwork network, Tasks tasks, long seed, Deadline deadline)
            throws InterruptedException {
        Quantisation quantisation = plan.quantisation();
        CompiledNetwork rounded = calibrated(network, seed, deadline);
        try {
            if (quantisation.epochs() > 0) {
                new Trainer(plan.with(tuning()), training, normalisation, listener)
                        .train(rounded, tasks, quantisation.epochs(), seed, deadline);
            }
            return rounded;
        } catch (RuntimeException | Error | InterruptedException e) {
            rounded.close();
            throw e;
        }
    }

    /**
     * The network that rounds as it is calibrated, without training; the caller closes it.
     *
     * @param network that was trained; it stays as it is
     * @param seed of what is random in a training of it
     * @throws TimeLimitException if the time is over
     */
    public CompiledNetwork calibrated(CompiledNetwork network, long seed, Deadline deadline)
            throws InterruptedException {
        Weights weights = calibrate(network, deadline);
        CompiledNetwork rounded = compiler.compileRounded(network.graph(), seed);
        rounded.load(weights);
        return rounded;
    }

    /**
     * The weights of a trained network, with the steps and zeros that are found for it.
     *
     * @throws TimeLimitException if the time is over
     */
    public Weights calibrate(CompiledNetwork network, Deadline deadline) throws InterruptedException {
        return calibrate(network, Map.of(), deadline);
    }

    /**
     * The same, with the steps and zeros of values that are rounded in several ways.
     *
     * @param ways by the paths of nodes that round
     * @throws TimeLimitException if the time is over
     */
    public Weights calibrate(CompiledNetwork network, Map<String, List<Rounding>> ways, Deadline deadline)
            throws InterruptedException {
        return Calibration.calibrate(
                network, plan.quantisation().observer(), ways, watcher -> look(network, watcher, deadline));
    }

    /** An average over steps would lag behind the weights that it is not of. */
    private Optimization tuning() {
        Optimization before = plan.optimization();
        double rate = before.optimizer().learningRate() * plan.quantisation().rate();
        return before.with(before.optimizer().withLearningRate(rate)).withAverage(0);
    }

    private void look(CompiledNetwork network, CompiledNetwork.Watcher watcher, Deadline deadline)
            throws InterruptedException {
        int size = Math.min(plan.batches().size(), calibration.size());
        try (BatchSource source = BatchSource.inOrder(calibration, normalisation, size)) {
            for (long done = 0; source.hasNext(); done += size) {
                deadline.check("image of the calibration", done, calibration.size());
                try (Batch batch = source.next();
                        NDManager manager = network.newManager()) {
                    network.forward(false, watcher, Images.array(batch, calibration.shape(), manager));
                }
            }
        }
    }
}
