/** Tests. */
@NullMarked
package nas4j.search.evolution;

import org.jspecify.annotations.NullMarked;
