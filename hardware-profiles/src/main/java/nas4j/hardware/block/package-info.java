/** What the blocks of a network take. */
@NullMarked
package nas4j.hardware.block;

import org.jspecify.annotations.NullMarked;
