/** What networks cost, counted without running them. */
@NullMarked
package nas4j.space.cost;

import org.jspecify.annotations.NullMarked;
