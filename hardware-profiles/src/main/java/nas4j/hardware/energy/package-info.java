/** Sensors that count the energy a machine takes. */
@NullMarked
package nas4j.hardware.energy;

import org.jspecify.annotations.NullMarked;
