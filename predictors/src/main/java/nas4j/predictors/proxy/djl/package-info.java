/** The proxies that run the network, on the engine that trains it as well. */
@NullMarked
package nas4j.predictors.proxy.djl;

import org.jspecify.annotations.NullMarked;
