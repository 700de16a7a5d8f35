/**
 * Where networks round: {@link nas4j.graph.quantize.RoundingPlan} says it once for what trains, what exports and what
 * measures.
 */
@NullMarked
package nas4j.graph.quantize;

import org.jspecify.annotations.NullMarked;
