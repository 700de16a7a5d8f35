/** Tests. */
@NullMarked
package nas4j.search.local;

import org.jspecify.annotations.NullMarked;
