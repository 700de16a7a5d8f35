/** One loss out of several objectives, for searchers that understand one. */
@NullMarked
package nas4j.evaluate.scalar;

import org.jspecify.annotations.NullMarked;
