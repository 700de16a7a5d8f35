/**
 * Images of ten glyphs, drawn from strokes: data that need no file, for a class, a class per pixel and a depth per
 * pixel. Every image follows from (seed, index) alone.
 */
@NullMarked
package nas4j.djl.data.glyphs;

import org.jspecify.annotations.NullMarked;
