/**
 * Tables of what is known of blocks, and the space files that follow from them.
 *
 * <p>A block type is a file {@code types/NAME.yaml} beside this package's classes: the block in the space language, with the
 * parameters {@code channels, kernel, stride} and, where it has one, {@code expand}. Put one there and it is known.
 */
@NullMarked
package nas4j.spaces.blocks;

import org.jspecify.annotations.NullMarked;
