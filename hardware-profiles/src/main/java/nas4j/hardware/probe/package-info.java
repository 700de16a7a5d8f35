/** Probes measure: how long a model takes on a device. */
@NullMarked
package nas4j.hardware.probe;

import org.jspecify.annotations.NullMarked;
