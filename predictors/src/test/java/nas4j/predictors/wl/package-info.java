@NullMarked
package nas4j.predictors.wl;

import org.jspecify.annotations.NullMarked;
