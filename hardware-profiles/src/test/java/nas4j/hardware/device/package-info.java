@NullMarked
package nas4j.hardware.device;

import org.jspecify.annotations.NullMarked;
