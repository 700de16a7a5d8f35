/** Tests of the strategies that search by gradients. */
@NullMarked
package nas4j.search.differentiable.strategy;

import org.jspecify.annotations.NullMarked;
