/** Tests. */
@NullMarked
package nas4j.space.count;

import org.jspecify.annotations.NullMarked;
