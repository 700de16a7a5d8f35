package nas4j.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Trains one network for a number of steps that is known from the start. The caller brings the batches. After the last
 * step the network has the averaged weights, if the optimization says so. Deterministic; for one thread.
 *
 * <p>On the processor each loss is read before its gradients are computed. A card would run dry at each such wait, so
 * there the losses of some steps are read at once: a divergence is seen some steps late, and named exactly.
 */
public final class Training implements AutoCloseable {
    private static final int LOSSES_AT_ONCE_ON_A_CARD = 16;

    private final CompiledNetwork network;
    private final Optimization optimization;
    private final long steps;
    private final Reach reach;
    private final Updates updates;
    private final LossWindow window;
    private final @Nullable WeightAverage average;
    private long done;
    private long read;
    private double loss = Double.NaN;

    /** Without clipping and averaging. */
    public Training(CompiledNetwork network, Optimizer optimizer, Schedule schedule, long steps) {
        this(network, Optimization.of(optimizer, schedule), steps);
    }

    /** @param steps of the whole training, at least 1 */
    public Training(CompiledNetwork network, Optimization optimization, long steps) {
        this(network, optimization, steps, null);
    }

    /**
     * A training that may go on from where a shorter one ended: with its weights and what the optimizer remembers, at its
     * step, at the learning rate that this training has there. At least the last step is left to do.
     *
     * @param steps of the whole training, at least 1
     * @param from one that {@linkplain Checkpoint#fits fits}; null to begin with the weights that the network has
     */
    public Training(CompiledNetwork network, Optimization optimization, long steps, @Nullable Checkpoint from) {
        this(network, optimization, steps, from, lossesAtOnce(network));
    }

    /** @param lossesAtOnce how many steps' losses are read at once */
    Training(
            CompiledNetwork network,
            Optimization optimization,
            long steps,
            @Nullable Checkpoint from,
            int lossesAtOnce) {
        this(network, optimization, steps, from, lossesAtOnce, Reach.ALL);
    }

    private Training(
            CompiledNetwork network,
            Optimization optimization,
            long steps,
            @Nullable Checkpoint from,
            int lossesAtOnce,
            Reach reach) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps [" + steps + "] is below 1");
        }
        this.network = network;
        this.optimization = optimization;
        this.steps = steps;
        this.reach = reach;
        updates = new Updates(network, optimization.optimizer(), reach);
        if (from != null) {
            updates.continueFrom(from);
            done = Math.min(from.steps(), steps - 1);
            read = done;
        }
        window = new LossWindow(network.newManager(), lossesAtOnce);
        average = optimization.average() > 0 ? new WeightAverage(network, optimization.average()) : null;
    }

    /**
     * A training whose steps change parts of the network. Its checkpoint may be taken after any step, and a training with
     * the same settings that goes on from there does the same as this one, bit by bit.
     *
     * @param network that keeps the parameters
     * @param reach what each step has used
     * @param from where it stopped; null to begin
     * @param lossesAtOnce how many steps' losses are read at once: 1 where each is needed, or {@link #lossesAtOnce}
     */
    public static Training ofParts(
            CompiledNetwork network,
            Optimization optimization,
            long steps,
            Reach reach,
            @Nullable Checkpoint from,
            int lossesAtOnce) {
        if (optimization.average() > 0) {
            throw new IllegalArgumentException(
                    "average [" + optimization.average() + "] of weights that are trained in parts, accepted: 0");
        }
        return new Training(network, optimization, steps, from, lossesAtOnce, reach);
    }

    /** How many steps' losses are read at once where nobody waits for them. */
    public static int lossesAtOnce(CompiledNetwork network) {
        try (NDManager manager = network.newManager()) {
            return manager.getDevice().isGpu() ? LOSSES_AT_ONCE_ON_A_CARD : 1;
        }
    }

    /** Steps that are done, those of a shorter training included. */
    public long done() {
        return done;
    }

    /** Where it ended, or how far it is if it is {@linkplain #ofParts of parts}. */
    public Checkpoint checkpoint() {
        return updates.checkpoint();
    }

    /**
     * What SGD's momentum adds to the gradient of a parameter in the next step; empty before the first step, and of other
     * optimizers. The caller closes it.
     */
    public Optional<NDArray> findMomentum(Parameter parameter) {
        return updates.findMomentum(parameter);
    }

    /** Learning rate of the next step. */
    public double learningRate() {
        return rate(done);
    }

    private double rate(long step) {
        return optimization.optimizer().learningRate() * optimization.schedule().share(step, steps);
    }

    /**
     * One step.
     *
     * @param batch makes the network's inputs, attached to the manager it is given
     * @param loss makes a scalar of the network's outputs
     * @return the last loss that was read: on the processor that of this step, with the weights before it
     * @throws DivergedException if it is not finite; on the processor the weights are as before
     */
    public double step(Function<NDManager, NDArray[]> batch, Function<Map<String, NDArray>, NDArray> loss) {
        return advance(manager -> loss.apply(network.forward(true, batch.apply(manager))), network::backward);
    }

    /**
     * One step whose gradients the caller computes.
     *
     * @param gradients adds to the gradients of the network's parameters, and gives the loss, attached to the manager it is
     *     given
     * @return as {@link #step(Function, Function)}
     * @throws DivergedException as there
     */
    public double step(Function<NDManager, NDArray> gradients) {
        return advance(gradients, _ -> {});
    }

    private double advance(Function<NDManager, NDArray> forward, Consumer<NDArray> backward) {
        if (done >= steps) {
            throw new IllegalStateException("all [" + steps + "] steps are done");
        }
        try (NDManager manager = network.newManager()) {
            NDArray scalar = forward.apply(manager);
            window.add(scalar);
            if (window.isFull() || done + 1 == steps) {
                readLosses();
            }
            backward.accept(scalar);
            if (optimization.clips()) {
                Clipping.clip(network, reach, optimization.clip(), manager);
            }
            updates.step(learningRate(), manager);
        }
        done++;
        addToAverage();
        return this.loss;
    }

    private void readLosses() {
        for (float next : window.read()) {
            if (!Float.isFinite(next)) {
                throw new DivergedException(read, rate(read), next);
            }
            loss = next;
            read++;
        }
    }

    private void addToAverage() {
        if (average != null) {
            average.add();
            if (done == steps) {
                average.install();
            }
        }
    }

    /** Frees what the optimizer and the average remember; the network stays. */
    @Override
    public void close() {
        updates.close();
        window.close();
        if (average != null) {
            average.close();
        }
    }
}
