/**
 * Searchers that find a network by gradients: the weights with which a supernet's branches are mixed are learned on one
 * half of the training images, the supernet's own weights on the other. What needs no engine is in
 * {@link nas4j.search.differentiable}.
 */
@NullMarked
package nas4j.djl.supernet.differentiable;

import org.jspecify.annotations.NullMarked;
