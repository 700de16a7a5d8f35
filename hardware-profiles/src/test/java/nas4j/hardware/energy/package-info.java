@NullMarked
package nas4j.hardware.energy;

import org.jspecify.annotations.NullMarked;
