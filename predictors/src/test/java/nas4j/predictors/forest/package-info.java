@NullMarked
package nas4j.predictors.forest;

import org.jspecify.annotations.NullMarked;
