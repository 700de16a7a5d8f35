package nas4j.agent;

import java.io.IOException;
import java.util.function.Consumer;
import nas4j.agent.http.Controller;
import nas4j.agent.http.LeaseLostException;
import nas4j.agent.wire.Lease;

/** Beats as often as the lease asks for. While the controller is away the work goes on. For one thread. */
final class Heart {
    private static final double NANOS = 1e9;

    private final Controller controller;
    private final Lease lease;
    private final Consumer<String> log;
    private final long start = System.nanoTime();
    private long last;

    /** Beats for the first time, by which the controller knows that the lease arrived. */
    Heart(Controller controller, Lease lease, Consumer<String> log) throws LeaseLostException {
        this.controller = controller;
        this.lease = lease;
        this.log = log;
        beat();
    }

    void beatIfDue() throws LeaseLostException {
        if (System.nanoTime() - last >= lease.beatSeconds() * NANOS) {
            beat();
        }
    }

    private void beat() throws LeaseLostException {
        try {
            controller.beat(lease);
        } catch (IOException e) {
            log.accept("no beat: " + e.getMessage());
        }
        last = System.nanoTime();
    }

    /** Until the next beat, 1 at least. */
    long millisToBeat() {
        return Math.max(1, (long) (lease.beatSeconds() * 1e3 - (System.nanoTime() - last) / 1e6));
    }

    /** Is the job's time over? */
    boolean isLate() {
        return System.nanoTime() - start > lease.work().protocol().deadlineSeconds() * NANOS;
    }
}
