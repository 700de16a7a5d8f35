/** Orders of the numbers of images in memory, and computations that are rewritten for the engine's fast kernels. */
@NullMarked
package nas4j.djl.layout;

import org.jspecify.annotations.NullMarked;
