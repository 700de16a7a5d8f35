@NullMarked
package nas4j.hardware.kernel;

import org.jspecify.annotations.NullMarked;
