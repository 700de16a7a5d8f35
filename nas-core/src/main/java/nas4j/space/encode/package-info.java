/**
 * Genotypes and networks as numbers, for predictors and for searchers that work on vectors. {@link
 * nas4j.space.encode.OneHot} and {@link nas4j.space.encode.UnitVector} look at decisions alone, {@link
 * nas4j.space.encode.PathCounts} at the network. All are the same in every process and on every machine.
 */
@NullMarked
package nas4j.space.encode;

import org.jspecify.annotations.NullMarked;
