/** What proxies are compared with on the engine. */
@NullMarked
package nas4j.experiments.proxy.djl;

import org.jspecify.annotations.NullMarked;
