/** Tests of what logs say. */
@NullMarked
package nas4j.results.analysis;

import org.jspecify.annotations.NullMarked;
