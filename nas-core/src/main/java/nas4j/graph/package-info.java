/**
 * The typed graph that everything passes through: operators, shapes, costs, memory, identity and pictures.
 *
 * <p>To add an operator, add one record to {@link nas4j.graph.Op}; the compiler then names the switches to extend.
 */
@NullMarked
package nas4j.graph;

import org.jspecify.annotations.NullMarked;
