@NullMarked
package nas4j.predictors.algebra;

import org.jspecify.annotations.NullMarked;
