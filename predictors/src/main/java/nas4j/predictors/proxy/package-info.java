/**
 * Zero-cost proxies: figures of an untrained network, from one batch at most, by which networks can be ranked. To add one,
 * implement {@link nas4j.predictors.proxy.ZeroCostProxy}, and name the class in {@code META-INF/services}.
 */
@NullMarked
package nas4j.predictors.proxy;

import org.jspecify.annotations.NullMarked;
