/**
 * Turns a space as it was written into decisions and a decoder: names are resolved, blocks and repetitions written out,
 * values that depend on no decision computed. To add a layer that spaces can name, add one line to {@link
 * nas4j.space.compile.Layers}; a layer made of others is a block in {@code StandardBlocks}.
 */
@NullMarked
package nas4j.space.compile;

import org.jspecify.annotations.NullMarked;
