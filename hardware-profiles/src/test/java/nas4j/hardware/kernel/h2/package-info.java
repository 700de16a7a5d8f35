@NullMarked
package nas4j.hardware.kernel.h2;

import org.jspecify.annotations.NullMarked;
