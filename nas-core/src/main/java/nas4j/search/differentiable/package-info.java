/**
 * What searchers by gradients need besides gradients: which weights there are, how they are learned, when they collapse,
 * and which network they mean in the end. It knows no engine.
 */
@NullMarked
package nas4j.search.differentiable;

import org.jspecify.annotations.NullMarked;
