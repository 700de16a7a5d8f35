/** The network of a generative flow network, on the engine. */
@NullMarked
package nas4j.search.gflownet.djl;

import org.jspecify.annotations.NullMarked;
