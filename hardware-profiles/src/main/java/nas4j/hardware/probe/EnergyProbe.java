package nas4j.hardware.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nas4j.hardware.energy.EnergyCounter;

/**
 * Measures the energy of models on this machine: first what it takes while nothing runs, then what it takes while a model
 * runs without a pause, one example at a time. Nothing else may run meanwhile. For one thread.
 */
public final class EnergyProbe {
    /** Least time of each of the two, so that the counter's steps do not matter. */
    public static final Duration LEAST = Duration.ofSeconds(10);

    private static final int BLOCKS = 10;
    private static final double MILLI = 1e3;
    private static final double NANOS = 1e9;

    private final EnergyCounter counter;
    private final Duration time;

    public EnergyProbe(EnergyCounter counter) {
        this(counter, LEAST);
    }

    EnergyProbe(EnergyCounter counter, Duration time) {
        this.counter = counter;
        this.time = time;
    }

    /**
     * Measures a model.
     *
     * @throws InterruptedException if the thread is interrupted while nothing runs
     */
    public Energy measure(byte[] model) throws InterruptedException {
        double idle = idleWatts();
        try (HostModel opened = HostModel.open(model, RunOptions.of(1))) {
            return measure(opened, idle);
        }
    }

    /**
     * Measures a model that is loaded already.
     *
     * @throws InterruptedException if the thread is interrupted while nothing runs
     */
    public Energy measure(LoadedModel model) throws InterruptedException {
        return measure(model, idleWatts());
    }

    private Energy measure(LoadedModel model, double idle) {
        model.run();
        List<Double> perRun = new ArrayList<>();
        long runs = 0;
        for (int block = 0; block < BLOCKS; block++) {
            double before = counter.joules();
            long start = System.nanoTime();
            int count = model.block(time.toNanos() / BLOCKS).count();
            double seconds = (System.nanoTime() - start) / NANOS;
            perRun.add(MILLI * (counter.joules() - before - idle * seconds) / count);
            runs += count;
        }
        return Energy.of(perRun, runs, idle, counter.source());
    }

    private double idleWatts() throws InterruptedException {
        double before = counter.joules();
        long start = System.nanoTime();
        Thread.sleep(time);
        return (counter.joules() - before) / ((System.nanoTime() - start) / NANOS);
    }
}
