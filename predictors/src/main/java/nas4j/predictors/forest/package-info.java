/** Forests of regression trees. */
@NullMarked
package nas4j.predictors.forest;

import org.jspecify.annotations.NullMarked;
