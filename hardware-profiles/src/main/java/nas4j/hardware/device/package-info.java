/**
 * Devices as data sheets describe them. A device is a YAML file in {@code hardware-profiles/devices}; what none has measured
 * is estimated from it.
 */
@NullMarked
package nas4j.hardware.device;

import org.jspecify.annotations.NullMarked;
