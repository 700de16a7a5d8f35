@NullMarked
package nas4j.hardware.probe.adb;

import org.jspecify.annotations.NullMarked;
