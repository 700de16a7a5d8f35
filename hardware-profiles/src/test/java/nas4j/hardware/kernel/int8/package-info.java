@NullMarked
package nas4j.hardware.kernel.int8;

import org.jspecify.annotations.NullMarked;
