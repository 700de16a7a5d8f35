/** Published benchmarks: a space with a table of real results, in which a search costs nothing. */
@NullMarked
package nas4j.spaces.table;

import org.jspecify.annotations.NullMarked;
