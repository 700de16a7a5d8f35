/** The trial store, reports and comparisons. */
@NullMarked
package nas4j.results;

import org.jspecify.annotations.NullMarked;
