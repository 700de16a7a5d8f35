/** Evaluations by training, as worker processes do them. */
@NullMarked
package nas4j.experiments.training;

import org.jspecify.annotations.NullMarked;
