/** Tests. */
@NullMarked
package nas4j.space.check;

import org.jspecify.annotations.NullMarked;
