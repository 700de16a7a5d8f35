/** Tests of comparisons. */
@NullMarked
package nas4j.results.compare;

import org.jspecify.annotations.NullMarked;
