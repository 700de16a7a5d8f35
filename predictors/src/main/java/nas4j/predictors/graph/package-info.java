/**
 * Networks as small graphs of numbers, for predictors that read graphs: the same features for every space, and batches of
 * graphs of different sizes. Knows no engine.
 */
@NullMarked
package nas4j.predictors.graph;

import org.jspecify.annotations.NullMarked;
