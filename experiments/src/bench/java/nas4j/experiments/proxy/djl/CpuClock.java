package nas4j.experiments.proxy.djl;

import java.lang.management.ManagementFactory;

/** How long the calling thread has been on a processor: with one thread an operation, all that the engine does for it. */
public final class CpuClock {
    private CpuClock() {}

    /** Seconds. */
    public static double seconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
