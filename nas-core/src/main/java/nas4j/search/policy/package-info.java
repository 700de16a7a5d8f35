/** Searchers that learn a distribution over genotypes from rewards. */
@NullMarked
package nas4j.search.policy;

import org.jspecify.annotations.NullMarked;
