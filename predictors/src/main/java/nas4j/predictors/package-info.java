/** Accuracy predictors, surrogates and zero-cost proxies. */
@NullMarked
package nas4j.predictors;

import org.jspecify.annotations.NullMarked;
