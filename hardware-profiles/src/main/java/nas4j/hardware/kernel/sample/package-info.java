/** Networks drawn at random, whose kernels are measured where they are used: between others. */
@NullMarked
package nas4j.hardware.kernel.sample;

import org.jspecify.annotations.NullMarked;
