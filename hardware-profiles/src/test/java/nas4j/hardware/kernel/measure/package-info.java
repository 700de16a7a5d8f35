@NullMarked
package nas4j.hardware.kernel.measure;

import org.jspecify.annotations.NullMarked;
