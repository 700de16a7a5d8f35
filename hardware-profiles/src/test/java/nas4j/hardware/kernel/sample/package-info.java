@NullMarked
package nas4j.hardware.kernel.sample;

import org.jspecify.annotations.NullMarked;
