/** Tables of latencies on devices, and how well what is known of some tells of another. */
@NullMarked
package nas4j.experiments.transfer;

import org.jspecify.annotations.NullMarked;
