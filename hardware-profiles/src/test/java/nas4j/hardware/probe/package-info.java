@NullMarked
package nas4j.hardware.probe;

import org.jspecify.annotations.NullMarked;
