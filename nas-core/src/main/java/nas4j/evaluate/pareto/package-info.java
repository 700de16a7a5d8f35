/**
 * What is best where several losses count: the vectors that no other one dominates, ranks of the others, and the volume
 * that a set of vectors dominates. Of every loss, less is better. A vector dominates another if none of its losses is
 * larger and one is smaller.
 */
@NullMarked
package nas4j.evaluate.pareto;

import org.jspecify.annotations.NullMarked;
