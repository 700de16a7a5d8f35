package nas4j.hardware.state;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits until a machine is idle and cool, as a measurement should find it. */
public final class Readiness {
    /** How long to wait at most, where nobody says otherwise. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration LOOK = Duration.ofMillis(500);

    /** Waits for a time. */
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    private final Supplier<DeviceState> state;
    private final Pause pause;

    /** @param pause {@link Thread#sleep(Duration)} but in tests */
    public Readiness(Supplier<DeviceState> state, Pause pause) {
        this.state = state;
        this.pause = pause;
    }

    /** The state in which it is ready, or that at the end of the time. */
    public DeviceState await(Duration most) throws InterruptedException {
        Duration waited = Duration.ZERO;
        DeviceState now;
        do {
            pause.sleep(LOOK);
            waited = waited.plus(LOOK);
            now = state.get();
        } while ((now.isBusy() || now.isHot()) && waited.compareTo(most) < 0);
        return now;
    }
}
