@NullMarked
package nas4j.hardware.transfer.fit;

import org.jspecify.annotations.NullMarked;
