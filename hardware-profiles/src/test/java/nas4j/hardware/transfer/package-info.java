@NullMarked
package nas4j.hardware.transfer;

import org.jspecify.annotations.NullMarked;
