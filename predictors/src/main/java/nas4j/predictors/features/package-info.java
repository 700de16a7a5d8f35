/** Genotypes as surrogates see them: their decisions, and the networks that these make. */
@NullMarked
package nas4j.predictors.features;

import org.jspecify.annotations.NullMarked;
