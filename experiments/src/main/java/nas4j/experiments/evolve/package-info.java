/** The search for a search space from a table of blocks. */
@NullMarked
package nas4j.experiments.evolve;

import org.jspecify.annotations.NullMarked;
