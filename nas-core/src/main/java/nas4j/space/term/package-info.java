/** Expressions whose names are resolved: what is left to do when a genotype is read. */
@NullMarked
package nas4j.space.term;

import org.jspecify.annotations.NullMarked;
