/** Networks with numbers of 8 bits, as model files: for latencies, not for answers. */
@NullMarked
package nas4j.hardware.kernel.int8;

import org.jspecify.annotations.NullMarked;
