@NullMarked
package nas4j.predictors.proxy.djl;

import org.jspecify.annotations.NullMarked;
