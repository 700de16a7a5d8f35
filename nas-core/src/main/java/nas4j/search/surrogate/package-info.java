/** What searchers learn losses with: predictors found by their names, and the choice among them. */
@NullMarked
package nas4j.search.surrogate;

import org.jspecify.annotations.NullMarked;
