/** How good a network's outputs are, over a whole set of images, each figure with its standard error. */
@NullMarked
package nas4j.djl.metric;

import org.jspecify.annotations.NullMarked;
