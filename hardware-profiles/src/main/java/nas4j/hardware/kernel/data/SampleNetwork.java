package nas4j.hardware.kernel.data;

import java.util.List;
import nas4j.hardware.kernel.Kernel;

/**
 * What was measured of one sample network.
 *
 * @param number from 0 on; what is drawn follows from it
 * @param problem why it could not be measured; empty if it could
 * @param ratio of its time to the reference model's
 * @param referenceMs of the reference model in the same moments, ms
 * @param macs its multiply-accumulates
 * @param seconds what drawing and measuring took
 * @param plan its kernels, as they were predicted to be
 * @param times its kernels, as they were found
 */
public record SampleNetwork(
        int number,
        String problem,
        double ratio,
        double referenceMs,
        long macs,
        double seconds,
        List<Kernel> plan,
        List<KernelTime> times) {
    public SampleNetwork {
        plan = List.copyOf(plan);
        times = List.copyOf(times);
    }

    /** A network that could not be measured. */
    public static SampleNetwork failed(int number, String problem, double seconds) {
        return new SampleNetwork(number, problem, Double.NaN, Double.NaN, 0, seconds, List.of(), List.of());
    }

    /** Whether it was measured. */
    public boolean isMeasured() {
        return problem.isEmpty();
    }
}
