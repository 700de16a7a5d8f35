package nas4j.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.function.Function;
import nas4j.djl.CompiledNetwork;

/**
 * Trains one network for a number of steps that is known from the start. The caller brings the batches. Deterministic;
 * for one thread.
 */
public final class Training implements AutoCloseable {
    private final CompiledNetwork network;
    private final Optimizer optimizer;
    private final Schedule schedule;
    private final long steps;
    private final Updates updates;
    private long done;

    /** @param steps of the whole training, at least 1 */
    public Training(CompiledNetwork network, Optimizer optimizer, Schedule schedule, long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps [" + steps + "] is below 1");
        }
        this.network = network;
        this.optimizer = optimizer;
        this.schedule = schedule;
        this.steps = steps;
        updates = new Updates(network, optimizer);
    }

    /** Learning rate of the next step. */
    public double learningRate() {
        return optimizer.learningRate() * schedule.share(done, steps);
    }

    /**
     * One step.
     *
     * @param batch makes the network's inputs, attached to the manager it is given
     * @param loss makes a scalar of the network's outputs
     * @return the loss before the step
     * @throws DivergedException if it is not finite; the weights are as before
     */
    public double step(Function<NDManager, NDArray[]> batch, Function<Map<String, NDArray>, NDArray> loss) {
        if (done >= steps) {
            throw new IllegalStateException("all [" + steps + "] steps are done");
        }
        double rate = learningRate();
        try (NDManager manager = network.newManager()) {
            NDArray scalar = loss.apply(network.forward(true, batch.apply(manager)));
            double value = finite(scalar.getFloat(), rate);
            network.backward(scalar);
            updates.step(rate);
            done++;
            return value;
        }
    }

    private double finite(double loss, double rate) {
        if (!Double.isFinite(loss)) {
            throw new DivergedException(done, rate, loss);
        }
        return loss;
    }

    /** Frees what the optimizer remembers; the network stays. */
    @Override
    public void close() {
        updates.close();
    }
}
