/** Tests. */
@NullMarked
package nas4j.space;

import org.jspecify.annotations.NullMarked;
