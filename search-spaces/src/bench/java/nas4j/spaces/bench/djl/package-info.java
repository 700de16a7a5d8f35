/**
 * Training of the same networks by NAS4J and by PyTorch, side by side: {@link nas4j.spaces.bench.djl.SideBySide} starts one
 * worker process for each and lets them work in turns.
 */
@NullMarked
package nas4j.spaces.bench.djl;

import org.jspecify.annotations.NullMarked;
