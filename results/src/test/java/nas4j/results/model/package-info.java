/** Tests of reading experiments. */
@NullMarked
package nas4j.results.model;

import org.jspecify.annotations.NullMarked;
