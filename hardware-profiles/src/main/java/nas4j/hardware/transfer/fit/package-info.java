/** Tables of numbers, and what is fitted to them. */
@NullMarked
package nas4j.hardware.transfer.fit;

import org.jspecify.annotations.NullMarked;
