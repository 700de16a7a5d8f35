@NullMarked
package nas4j.predictors.proxy;

import org.jspecify.annotations.NullMarked;
