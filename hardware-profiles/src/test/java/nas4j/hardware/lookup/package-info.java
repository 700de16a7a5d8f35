@NullMarked
package nas4j.hardware.lookup;

import org.jspecify.annotations.NullMarked;
