package nas4j.djl.supernet.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.Subnetwork;
import nas4j.djl.train.Checkpoint;
import nas4j.djl.train.Optimization;
import nas4j.djl.train.Training;
import nas4j.search.oneshot.LearningPaths;
import nas4j.search.oneshot.PathSampler;
import nas4j.space.Genotype;
import nas4j.weights.Weights;
import org.jspecify.annotations.Nullable;

/**
 * Trains a supernet for a number of steps that is known from the start. In each step the gradients of the sampler's
 * networks add up, and one update follows: of each parameter exactly what these networks have of it. The rest, its momentum
 * included, stays as it is. Deterministic, and after a stop it goes on as if there had been none.
 * For one thread.
 */
public final class SupernetTraining implements AutoCloseable {
    /** More than the networks of a step: each has random numbers of its own. */
    private static final long PASSES_PER_STEP = 1 << 16;

    /** What the sampler learnt, in a checkpoint's memory. */
    private static final String PATHS = "paths/";

    private final DjlSupernet supernet;
    private final PathSampler sampler;
    private final Optimization optimization;
    private final long steps;
    private final @Nullable Distillation distillation;
    private final Paths paths;
    private Training training;

    /**
     * A training.
     *
     * @param optimization does not average weights
     * @param steps of the whole training, at least 1
     * @param distillation null for none
     * @param from where it stopped, before the last step; null to begin with the weights that the supernet has
     * @throws IllegalArgumentException if that is of another supernet or another kind of optimizer
     */
    public SupernetTraining(
            DjlSupernet supernet,
            PathSampler sampler,
            Optimization optimization,
            long steps,
            @Nullable Distillation distillation,
            @Nullable Checkpoint from) {
        if (from != null && !from.fits(supernet.store(), optimization.optimizer())) {
            throw new IllegalArgumentException("the checkpoint at step [" + from.steps()
                    + "] is not of a training of this supernet by this kind of optimizer\nMaybe it is an older one's.");
        }
        this.supernet = supernet;
        this.sampler = sampler;
        this.optimization = optimization;
        this.steps = steps;
        this.distillation = distillation;
        paths = new Paths(supernet);
        if (from != null) {
            restore(sampler, from);
        }
        supernet.reached().clear();
        training = start(from);
    }

    private Training start(@Nullable Checkpoint from) {
        CompiledNetwork store = supernet.store();
        return Training.ofParts(store, optimization, steps, supernet.reached(), from, Training.lossesAtOnce(store));
    }

    /** Steps that are done. */
    public long done() {
        return training.done();
    }

    /** Learning rate of the next step. */
    public double learningRate() {
        return training.learningRate();
    }

    /** Where it is. */
    public Checkpoint checkpoint() {
        Checkpoint own = training.checkpoint();
        if (!(sampler instanceof LearningPaths learning)) {
            return own;
        }
        Map<String, Weights.Tensor> memory = new LinkedHashMap<>(own.memory().tensors());
        learning.state().forEach((name, tensor) -> memory.put(PATHS + name, tensor));
        return new Checkpoint(own.steps(), own.learningRate(), own.weights(), Weights.of(memory));
    }

    /**
     * Gives a sampler what it had learnt at a checkpoint, if it learns.
     *
     * @throws IllegalArgumentException if the checkpoint does not have it
     */
    static void restore(PathSampler sampler, Checkpoint from) {
        if (!(sampler instanceof LearningPaths paths)) {
            return;
        }
        Map<String, Weights.Tensor> state = new LinkedHashMap<>();
        from.memory().tensors().forEach((name, tensor) -> {
            if (name.startsWith(PATHS)) {
                state.put(name.substring(PATHS.length()), tensor);
            }
        });
        paths.restore(Weights.of(state));
    }

    /**
     * One step.
     *
     * @param batch makes a network's inputs, attached to the manager it is given; called for each network
     * @return mean loss of the step's networks, as {@link Training#step} gives it
     * @throws nas4j.djl.train.DivergedException if it is not finite
     */
    public double step(Function<NDManager, NDArray[]> batch, Lesson lesson) {
        if (sampler.sortsChannelsBefore(done())) {
            sortChannels();
        }
        List<Genotype> drawn = sampler.paths(done());
        List<Subnetwork> networks = drawn.stream().map(paths::find).toList();
        Map<Genotype, List<Double>> losses = new LinkedHashMap<>();
        Gradients gradients = new Gradients(supernet, batch, lesson, done() * PASSES_PER_STEP, (network, outputs) -> {
            if (sampler instanceof LearningPaths) {
                losses.put(drawn.get(network), lesson.parts(outputs));
            }
        });
        long step = done();
        double loss = training.step(manager -> distillation == null
                ? gradients.of(networks, manager)
                : gradients.of(networks, paths.find(distillation.teacher()), distillation.weight(), manager));
        supernet.reached().clear();
        if (sampler instanceof LearningPaths learning) {
            losses.forEach((network, parts) -> learning.learn(step, network, parts));
        }
        return loss;
    }

    private void sortChannels() {
        Checkpoint sorted = supernet.sorted(checkpoint());
        training.close();
        training = start(sorted);
    }

    /** Frees what the optimizer remembers; the supernet stays. */
    @Override
    public void close() {
        training.close();
    }
}
