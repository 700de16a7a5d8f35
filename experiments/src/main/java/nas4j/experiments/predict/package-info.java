/** Rows for predictors: from tables, from experiments, and what spaces they are of. */
@NullMarked
package nas4j.experiments.predict;

import org.jspecify.annotations.NullMarked;
