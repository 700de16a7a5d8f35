/** Monte-Carlo tree search over the decisions of a space. */
@NullMarked
package nas4j.search.mcts;

import org.jspecify.annotations.NullMarked;
