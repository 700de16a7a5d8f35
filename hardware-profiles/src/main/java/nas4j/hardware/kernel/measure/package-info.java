/** Measurements of networks, taken apart into those of their kernels; and what a runtime joins, found by measuring. */
@NullMarked
package nas4j.hardware.kernel.measure;

import org.jspecify.annotations.NullMarked;
