/** Gaussian processes over genotypes. */
@NullMarked
package nas4j.predictors.gp;

import org.jspecify.annotations.NullMarked;
