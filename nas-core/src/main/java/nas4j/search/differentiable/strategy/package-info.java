/**
 * The strategies that search by gradients: what each of them is, and what becomes of the architecture weights that one
 * learned. A strategy of this kind implements {@link nas4j.search.differentiable.strategy.GradientSearchProvider} and is
 * named in {@code META-INF/services}. It knows no engine.
 */
@NullMarked
package nas4j.search.differentiable.strategy;

import org.jspecify.annotations.NullMarked;
