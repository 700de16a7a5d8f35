/** Searchers that ask a model of what they know where to look next: sequential model-based optimisation. */
@NullMarked
package nas4j.search.smbo;

import org.jspecify.annotations.NullMarked;
