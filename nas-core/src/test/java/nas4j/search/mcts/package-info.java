/** Tests. */
@NullMarked
package nas4j.search.mcts;

import org.jspecify.annotations.NullMarked;
