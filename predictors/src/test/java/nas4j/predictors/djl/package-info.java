@NullMarked
package nas4j.predictors.djl;

import org.jspecify.annotations.NullMarked;
