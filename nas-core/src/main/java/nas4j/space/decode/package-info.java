/** A compiled space at work: sites, the network of a genotype, and the network that holds them all. */
@NullMarked
package nas4j.space.decode;

import org.jspecify.annotations.NullMarked;
