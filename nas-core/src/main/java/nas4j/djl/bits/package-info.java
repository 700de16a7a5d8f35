/** Learns by gradients how many bits each layer's weights get. */
@NullMarked
package nas4j.djl.bits;

import org.jspecify.annotations.NullMarked;
