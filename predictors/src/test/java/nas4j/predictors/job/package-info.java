@NullMarked
package nas4j.predictors.job;

import org.jspecify.annotations.NullMarked;
