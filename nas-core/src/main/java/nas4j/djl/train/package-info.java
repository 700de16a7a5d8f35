/**
 * Training of compiled networks, step by step: losses, optimizers with PyTorch's meaning, schedules, clipping and
 * averaging. Nothing here knows where batches come from.
 */
@NullMarked
package nas4j.djl.train;

import org.jspecify.annotations.NullMarked;
