@NullMarked
package nas4j.hardware.transfer.score;

import org.jspecify.annotations.NullMarked;
