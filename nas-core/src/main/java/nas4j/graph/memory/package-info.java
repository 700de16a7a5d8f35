/**
 * How much memory a network's activations need at once, and the order of its nodes that needs least.
 *
 * <p>{@link nas4j.graph.memory.PeakMemory} is the entry; the rest finds orders: the network as
 * {@code Steps}, cut into {@code Segment}s, each solved by {@code OrderSearch} or, where that is too large, by
 * {@code GreedyOrder}.
 */
@NullMarked
package nas4j.graph.memory;

import org.jspecify.annotations.NullMarked;
