/** Counting and sampling the solutions of discrete constraints by variable elimination. Knows nothing of networks. */
@NullMarked
package nas4j.space.count;

import org.jspecify.annotations.NullMarked;
