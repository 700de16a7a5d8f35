/** What was measured of kernels and of the networks they are in, and where it is kept. */
@NullMarked
package nas4j.hardware.kernel.data;

import org.jspecify.annotations.NullMarked;
