/**
 * Supernets: one set of weights for all networks of a space. The weights are those of a network in which each layer of
 * the {@link nas4j.space.relax.SuperGraph} stands alone, as wide as it gets; a network of the space runs with parts of
 * them, by the same kernels as any other.
 */
@NullMarked
package nas4j.djl.supernet;

import org.jspecify.annotations.NullMarked;
