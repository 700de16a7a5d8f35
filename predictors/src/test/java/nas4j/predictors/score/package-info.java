@NullMarked
package nas4j.predictors.score;

import org.jspecify.annotations.NullMarked;
