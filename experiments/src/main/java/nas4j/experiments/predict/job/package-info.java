/** Jobs that learn a predictor: read, run, and gone on with where they were interrupted. */
@NullMarked
package nas4j.experiments.predict.job;

import org.jspecify.annotations.NullMarked;
