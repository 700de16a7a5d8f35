@NullMarked
package nas4j.predictors.neural;

import org.jspecify.annotations.NullMarked;
