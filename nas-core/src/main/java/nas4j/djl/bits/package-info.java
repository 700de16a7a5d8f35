/** Learns by gradients how many bits weights and values get. */
@NullMarked
package nas4j.djl.bits;

import org.jspecify.annotations.NullMarked;
