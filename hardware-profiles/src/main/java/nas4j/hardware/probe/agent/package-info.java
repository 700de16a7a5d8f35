/** Measurements by agents on other devices. */
@NullMarked
package nas4j.hardware.probe.agent;

import org.jspecify.annotations.NullMarked;
