/** Tests. */
@NullMarked
package nas4j.input;

import org.jspecify.annotations.NullMarked;
