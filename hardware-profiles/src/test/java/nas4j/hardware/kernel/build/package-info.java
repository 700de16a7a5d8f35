@NullMarked
package nas4j.hardware.kernel.build;

import org.jspecify.annotations.NullMarked;
