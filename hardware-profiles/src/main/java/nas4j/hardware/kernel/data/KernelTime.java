package nas4j.hardware.kernel.data;

import nas4j.hardware.kernel.Kernel;

/**
 * How long a kernel took in some network.
 *
 * @param relative its time over that of the reference model, above 0
 */
public record KernelTime(Kernel kernel, double relative) {}
