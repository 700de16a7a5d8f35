/** The search for a cheaper network that is no worse than a given one. */
@NullMarked
package nas4j.search.shrink;

import org.jspecify.annotations.NullMarked;
