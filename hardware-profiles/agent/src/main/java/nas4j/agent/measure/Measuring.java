package nas4j.agent.measure;

import java.util.ArrayList;
import java.util.List;
import nas4j.agent.wire.Measurement;
import nas4j.agent.wire.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Measures a model. Short blocks of runs of the model and of a reference take turns, so that whatever else the device does
 * meets both alike. For one thread.
 */
public final class Measuring {
    private static final long BLOCK_NANOS = 10_000_000;

    private final Protocol protocol;
    private final Timed model;
    private final @Nullable Timed reference;
    private boolean isLoadedAnew = true;

    public Measuring(Protocol protocol, Timed model, @Nullable Timed reference) {
        this.protocol = protocol;
        this.model = model;
        this.reference = reference;
    }

    /** Load, first run and memory are not in it: NaN, NaN, −1. */
    public Measurement measure() {
        warmUp();
        List<Repeat> repeats = new ArrayList<>(repeats());
        if (new Repeats(repeats).isUnstable()) {
            repeats.addAll(repeats());
        }
        return new Repeats(repeats).measurement();
    }

    private void warmUp() {
        long start = System.nanoTime();
        for (int run = 0; run < protocol.warmUpRuns() || secondsSince(start) < protocol.warmUpSeconds(); run++) {
            model.run();
            if (reference != null) {
                reference.run();
            }
        }
    }

    private List<Repeat> repeats() {
        List<Repeat> repeats = new ArrayList<>();
        for (int k = 0; k < protocol.repeats(); k++) {
            renew();
            repeats.add(repeat());
        }
        return repeats;
    }

    /**
     * Where their memory comes to lie makes some small models take 1.4 times as long for as long as they are loaded, one time
     * in four; so each repeat loads them anew, and what counts is the fastest that another confirms.
     */
    private void renew() {
        if (isLoadedAnew) {
            isLoadedAnew = false;
            return;
        }
        model.renew();
        if (reference != null) {
            reference.renew();
        }
        for (int run = 0; run < protocol.warmUpRuns(); run++) {
            model.run();
            if (reference != null) {
                reference.run();
            }
        }
    }

    private Repeat repeat() {
        Runs runs = new Runs();
        List<Double> ratios = new ArrayList<>();
        long start = System.nanoTime();
        do {
            Runs block = model.block(BLOCK_NANOS);
            if (reference != null) {
                ratios.add(block.quantileMs(.5) / reference.block(BLOCK_NANOS).quantileMs(.5));
            }
            runs.addAll(block);
        } while (!isEnough(runs.count(), secondsSince(start)));
        return new Repeat(runs, ratios);
    }

    private boolean isEnough(int runs, double seconds) {
        return seconds >= protocol.mostSeconds() || (runs >= protocol.runs() && seconds >= protocol.seconds());
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
