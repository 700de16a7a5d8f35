/** Random search: what every other searcher has to beat. */
@NullMarked
package nas4j.search.random;

import org.jspecify.annotations.NullMarked;
