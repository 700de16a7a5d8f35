/** Tests. */
@NullMarked
package nas4j.space.compile;

import org.jspecify.annotations.NullMarked;
