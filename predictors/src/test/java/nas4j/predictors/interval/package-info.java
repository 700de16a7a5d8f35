@NullMarked
package nas4j.predictors.interval;

import org.jspecify.annotations.NullMarked;
