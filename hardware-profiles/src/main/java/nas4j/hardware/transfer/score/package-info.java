/** How good transfer is, on devices of which all is known. */
@NullMarked
package nas4j.hardware.transfer.score;

import org.jspecify.annotations.NullMarked;
