@NullMarked
package nas4j.predictors.linear;

import org.jspecify.annotations.NullMarked;
