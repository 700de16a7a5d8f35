/** Keeps measurements of kernels in an H2 database. */
@NullMarked
package nas4j.hardware.kernel.h2;

import org.jspecify.annotations.NullMarked;
