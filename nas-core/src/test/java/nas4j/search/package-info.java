/** Tests. */
@NullMarked
package nas4j.search;

import org.jspecify.annotations.NullMarked;
