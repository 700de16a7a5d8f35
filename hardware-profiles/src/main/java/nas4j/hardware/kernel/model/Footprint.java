package nas4j.hardware.kernel.model;

import java.util.List;
import nas4j.hardware.kernel.Kernel;

/**
 * How much a network touches in a run, in steps of the square root of 2: what is left in the processor's caches of a kernel's
 * code and weights when its turn comes again. A small kernel takes several times as long in a large network.
 */
final class Footprint {
    /** More than the steps of any network that fits in memory. */
    static final int STEPS = 96;

    private static final double HALF_LOG_2 = Math.log(2) / 2;

    private Footprint() {}

    /** The step of a network of these kernels. */
    static int of(List<Kernel> kernels) {
        double elements = 1;
        for (Kernel kernel : kernels) {
            double each = kernel.weights() + (double) kernel.out().elements();
            elements += kernel.isInteger() ? each / Float.BYTES : each;
        }
        return (int) Math.min(STEPS - 1, Math.round(Math.log(elements) / HALF_LOG_2));
    }
}
