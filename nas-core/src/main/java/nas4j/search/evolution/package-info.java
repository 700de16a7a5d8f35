/** Searchers that keep a population, in which good genotypes have changed offspring. */
@NullMarked
package nas4j.search.evolution;

import org.jspecify.annotations.NullMarked;
