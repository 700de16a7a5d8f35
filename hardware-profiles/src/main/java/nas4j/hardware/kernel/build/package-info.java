/** Measures a device's kernels until enough is known of them. */
@NullMarked
package nas4j.hardware.kernel.build;

import org.jspecify.annotations.NullMarked;
