package nas4j.hardware.probe.program;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import nas4j.hardware.energy.EnergyCounter;
import nas4j.hardware.probe.Energy;
import nas4j.hardware.probe.EnergyProbe;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.state.Readiness;

/**
 * Measures the energy of models that another program runs. First what the device takes while nothing runs. Then, three times,
 * the program runs the model for a short time and for a longer one: what the longer run took more, for as many more runs of
 * the model, is free of what it takes to start the program and to load the model. For one thread.
 */
public final class ProgramEnergy {
    private static final int REPEATS = 3;
    private static final double SHORT_SECONDS = 2;
    private static final double MILLI = 1e3;
    private static final double NANOS = 1e9;

    private final EnergyCounter counter;
    private final Duration time;
    private final LongSupplier nanoTime;
    private final Readiness.Pause pause;

    /** Runs a model again and again. */
    @FunctionalInterface
    public interface Program {

        /** Runs it for a time, at least; gives how many times that were. */
        long run(double seconds) throws ProbeFailedException, IOException, InterruptedException;
    }

    /** @param time how long nothing runs, and how much longer the longer run is; at least {@link EnergyProbe#LEAST} */
    public ProgramEnergy(EnergyCounter counter, Duration time) {
        this(counter, time, System::nanoTime, Thread::sleep);
    }

    ProgramEnergy(EnergyCounter counter, Duration time, LongSupplier nanoTime, Readiness.Pause pause) {
        if (time.compareTo(EnergyProbe.LEAST) < 0) {
            throw new IllegalArgumentException("found [" + time + "], accepted: " + EnergyProbe.LEAST + " or more");
        }
        this.counter = counter;
        this.time = time;
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    private record Run(double joules, double seconds, long count) {}

    /** Measures the model that a program runs. */
    public Energy measure(Program program) throws ProbeFailedException, IOException, InterruptedException {
        Run idle = run(this::rest);
        double idleWatts = idle.joules() / idle.seconds();
        List<Double> perRun = new ArrayList<>();
        long runs = 0;
        for (int k = 0; k < REPEATS; k++) {
            Run brief = run(() -> program.run(SHORT_SECONDS));
            Run longer = run(() -> program.run(SHORT_SECONDS + time.toMillis() / MILLI));
            long more = longer.count() - brief.count();
            if (more <= 0) {
                throw new ProbeFailedException("the model ran [" + longer.count() + "] times in the longer run, ["
                        + brief.count() + "] in the short one: its energy cannot be told");
            }
            double joules = longer.joules() - brief.joules() - idleWatts * (longer.seconds() - brief.seconds());
            perRun.add(MILLI * joules / more);
            runs += more;
        }
        return Energy.of(perRun, runs, idleWatts, counter.source());
    }

    private interface Step {
        long run() throws ProbeFailedException, IOException, InterruptedException;
    }

    private long rest() throws InterruptedException {
        pause.sleep(time);
        return 0;
    }

    private Run run(Step step) throws ProbeFailedException, IOException, InterruptedException {
        double before = counter.joules();
        long start = nanoTime.getAsLong();
        long count = step.run();
        double seconds = (nanoTime.getAsLong() - start) / NANOS;
        return new Run(counter.joules() - before, seconds, count);
    }
}
