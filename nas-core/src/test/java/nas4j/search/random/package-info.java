/** Tests. */
@NullMarked
package nas4j.search.random;

import org.jspecify.annotations.NullMarked;
