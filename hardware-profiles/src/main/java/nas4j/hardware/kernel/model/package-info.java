/**
 * Models of latency that are learnt from measured kernels: a regression for each kind of kernel, a sum for a network, and an
 * interval for both.
 */
@NullMarked
package nas4j.hardware.kernel.model;

import org.jspecify.annotations.NullMarked;
