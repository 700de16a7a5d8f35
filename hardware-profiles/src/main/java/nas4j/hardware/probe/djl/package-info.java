/** Measures networks on the engine that trains them. */
@NullMarked
package nas4j.hardware.probe.djl;

import org.jspecify.annotations.NullMarked;
