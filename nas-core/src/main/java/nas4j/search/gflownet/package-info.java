/**
 * Generative flow networks that learn the order of what was observed. The network that they learn is behind {@link
 * nas4j.search.gflownet.Policy}: nothing here knows the engine.
 */
@NullMarked
package nas4j.search.gflownet;

import org.jspecify.annotations.NullMarked;
