@NullMarked
package nas4j.hardware.block;

import org.jspecify.annotations.NullMarked;
