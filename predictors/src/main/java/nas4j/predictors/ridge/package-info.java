/** Linear models of hashed features. */
@NullMarked
package nas4j.predictors.ridge;

import org.jspecify.annotations.NullMarked;
