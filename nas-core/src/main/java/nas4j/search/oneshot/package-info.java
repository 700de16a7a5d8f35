/**
 * Which networks a supernet is trained with, step by step. A sampler draws genotypes from a space and knows neither
 * networks' numbers nor the engine.
 *
 * <p>To add one, implement {@link nas4j.search.oneshot.PathSampler}.
 */
@NullMarked
package nas4j.search.oneshot;

import org.jspecify.annotations.NullMarked;
