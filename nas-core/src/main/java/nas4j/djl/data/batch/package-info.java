/**
 * Batches of normalised floats, shuffled and augmented by a thread of their own, which works a few batches ahead of the
 * one that trains. A batch depends on seed, epoch and the images' numbers, never on the timing of threads.
 */
@NullMarked
package nas4j.djl.data.batch;

import org.jspecify.annotations.NullMarked;
