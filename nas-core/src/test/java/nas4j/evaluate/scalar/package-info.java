/** Tests. */
@NullMarked
package nas4j.evaluate.scalar;

import org.jspecify.annotations.NullMarked;
