/**
 * Search spaces: decisions, genotypes, and everything that follows from them: sampling, variation, exact size,
 * enumeration, encodings, the supernet. A space is written as a {@link nas4j.space.tree.SpaceTree} and compiled by
 * {@code nas4j.space.compile}; searchers see this package only.
 */
@NullMarked
package nas4j.space;

import org.jspecify.annotations.NullMarked;
