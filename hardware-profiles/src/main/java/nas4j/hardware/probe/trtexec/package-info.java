/** Measures with {@code trtexec}, the program that comes with TensorRT: on Jetsons, and on servers with GPUs. */
@NullMarked
package nas4j.hardware.probe.trtexec;

import org.jspecify.annotations.NullMarked;
