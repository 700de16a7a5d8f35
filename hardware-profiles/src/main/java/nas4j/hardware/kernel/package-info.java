/**
 * Networks as the kernels that a runtime runs: which operators it joins, in which layout tensors are, and what each kernel
 * costs by count. After nn-Meter (Zhang et al. 2021, "nn-Meter: towards accurate latency prediction of deep-learning model
 * inference on diverse edge devices").
 */
@NullMarked
package nas4j.hardware.kernel;

import org.jspecify.annotations.NullMarked;
