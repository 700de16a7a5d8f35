/** Rounding to whole steps and back, with gradients. */
@NullMarked
package nas4j.djl.rounding;

import org.jspecify.annotations.NullMarked;
